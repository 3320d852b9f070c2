using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Domain;

/// <summary>A telephone number in E.164 (<c>+84901234567</c>): plus sign, country code, national number, 8 to 15 digits.</summary>
[JsonConverter(typeof(PhoneNumberJson))]
public readonly record struct PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    public string Value { get; }

    /// <summary>
    /// Reads a number as people write it. Without <c>+</c> or <c>00</c> it belongs to <paramref name="region"/> (ISO 3166 alpha-2);
    /// extensions, <c>(0)</c> and punctuation are dropped; Vietnam's 11-digit mobile numbers of before 2018 become today's.
    /// False for placeholders (all one digit, fewer than seven digits) and for an unknown region.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, string region, out PhoneNumber number)
    {
        number = default;
        if (string.IsNullOrWhiteSpace(text) || DiallingPlan.Of(region) is not { } plan)
        {
            return false;
        }

        var digits = Digits(text, out var international);
        var full = international ? Renumbered(digits) : plan.CallingCode + DiallingPlan.Renumbered(plan.CallingCode, National(digits, plan));
        if (full.Length is < 8 or > 15 || IsPlaceholder(full))
        {
            return false;
        }

        number = new PhoneNumber("+" + full);
        return true;
    }

    /// <summary>Has it the country code of this country (ISO 3166 alpha-2)? Null for a country whose plan is not known.</summary>
    public bool? IsOf(string region) => DiallingPlan.Of(region) is { } plan ? Value.StartsWith("+" + plan.CallingCode, StringComparison.Ordinal) : null;

    public override string ToString() => Value ?? string.Empty;

    private static string Digits(string text, out bool international)
    {
        var body = WithoutExtension(text.Trim()).Replace("(0)", string.Empty, StringComparison.Ordinal);
        var digits = new StringBuilder(body.Length);
        foreach (var c in body.Where(char.IsAsciiDigit))
        {
            digits.Append(c);
        }

        international = body.StartsWith('+') || body.StartsWith("00", StringComparison.Ordinal);
        return body.StartsWith("00", StringComparison.Ordinal) ? digits.ToString(2, digits.Length - 2) : digits.ToString();
    }

    private static string Renumbered(string international)
    {
        var calling = DiallingPlan.CallingCodeOf(international);
        return calling + DiallingPlan.Renumbered(calling, international[calling.Length..]);
    }

    private static string National(string digits, DiallingPlan plan)
    {
        if (plan.TrunkPrefix.Length > 0 && digits.StartsWith(plan.TrunkPrefix, StringComparison.Ordinal))
        {
            return digits[plan.TrunkPrefix.Length..];
        }

        // Written with the calling code but without a plus sign: 84901234567.
        return digits.Length >= 11 && digits.StartsWith(plan.CallingCode, StringComparison.Ordinal) ? digits[plan.CallingCode.Length..] : digits;
    }

    private static string WithoutExtension(string text)
    {
        var cut = text.AsSpan().IndexOfAny("xX#;,");
        return cut > 6 ? text[..cut] : text;
    }

    private static bool IsPlaceholder(string digits) => digits[^7..].Distinct().Count() is 1;

    private sealed class PhoneNumberJson : JsonConverter<PhoneNumber>
    {
        public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 1 } text && text[0] is '+' ? new PhoneNumber(text) : throw new JsonException("Not an E.164 number.");

        public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
