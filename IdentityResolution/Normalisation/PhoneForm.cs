using System.Globalization;
using CxHub.Domain;

namespace CxHub.IdentityResolution.Normalisation;

/// <summary>
/// A phone number as E.164 digits without the plus sign. Numbers without a country code take the record's country, then the default region; Vietnamese
/// mobile prefixes from before the renumbering of 2018 become the new ones. Numbers nobody has (too short, one digit repeated, 1234567890) are no number.
/// </summary>
public readonly record struct PhoneForm(ulong Digits)
{
    public static PhoneForm? Parse(ReadOnlySpan<char> text, string region)
    {
        if (text.Length > 60)
        {
            return null;
        }

        var digits = Digits0(WithoutExtension(text), out var international);

        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = digits[2..];
            international = true;
        }

        var full = international ? International(digits) : National(digits, region);
        return IsPlaceholder(digits) || full.Length is < 7 or > 17 ? null : new PhoneForm(ulong.Parse(full, CultureInfo.InvariantCulture));
    }

    public override string ToString() => $"+{Digits.ToString(CultureInfo.InvariantCulture)}";

    private static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> text)
    {
        var cut = text.IndexOfAny("xX#;,");
        cut = cut < 0 ? text.IndexOf("ext", StringComparison.OrdinalIgnoreCase) : cut;
        return cut > 6 ? text[..cut] : text;
    }

    private static string Digits0(ReadOnlySpan<char> text, out bool international)
    {
        international = text.TrimStart(" (").StartsWith("+");
        var optionalTrunk = text.IndexOf("(0)", StringComparison.Ordinal);
        Span<char> digits = stackalloc char[text.Length];
        var length = 0;

        for (var i = 0; i < text.Length; i++)
        {
            // "(0)" after a country code is the trunk prefix, not part of the number.
            if (char.IsAsciiDigit(text[i]) && !(international && i == optionalTrunk + 1 && optionalTrunk >= 0))
            {
                digits[length++] = text[i];
            }
        }

        return new string(digits[..length]);
    }

    private static string International(string digits)
    {
        var calling = DiallingPlan.CallingCodeOf(digits);
        var national = digits[calling.Length..];

        // A trunk zero left behind the country code (+84 091...); Italy keeps its zero.
        national = calling is "" or "39" ? national : national.TrimStart('0');
        return calling + DiallingPlan.Renumbered(calling, national);
    }

    private static string National(string digits, string region)
    {
        if (DiallingPlan.Of(region) is not { } plan)
        {
            return digits.TrimStart('0');
        }

        var hasTrunk = plan.TrunkPrefix.Length > 0 && digits.StartsWith(plan.TrunkPrefix, StringComparison.Ordinal);

        if (!hasTrunk && digits.StartsWith(plan.CallingCode, StringComparison.Ordinal) && digits.Length >= plan.CallingCode.Length + 8)
        {
            return International(digits);
        }

        // Where no trunk prefix is dialled no number starts with one; a zero was typed by habit. Italian numbers keep theirs.
        var national = hasTrunk ? digits[plan.TrunkPrefix.Length..] : plan.CallingCode is "39" ? digits : digits.TrimStart('0');
        return plan.CallingCode + DiallingPlan.Renumbered(plan.CallingCode, national);
    }

    private static bool IsPlaceholder(string digits)
    {
        var core = digits.TrimStart('0');
        return core.Length < 6 || core.AsSpan(1).IndexOfAnyExcept(core[0]) < 0 || "12345678901234".StartsWith(core, StringComparison.Ordinal);
    }
}
