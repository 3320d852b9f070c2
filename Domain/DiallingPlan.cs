using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CxHub.Domain;

/// <summary>How one country writes its telephone numbers: country code and the trunk prefix that falls away internationally.</summary>
internal sealed record DiallingPlan(string CountryCode, string TrunkPrefix)
{
    private static readonly FrozenDictionary<string, DiallingPlan> Plans = new Dictionary<string, DiallingPlan>(StringComparer.OrdinalIgnoreCase)
    {
        ["VN"] = new("84", "0"),
        ["US"] = new("1", "1"),
        ["CA"] = new("1", "1"),
        ["GB"] = new("44", "0"),
        ["IE"] = new("353", "0"),
        ["DE"] = new("49", "0"),
        ["AT"] = new("43", "0"),
        ["CH"] = new("41", "0"),
        ["FR"] = new("33", "0"),
        ["BE"] = new("32", "0"),
        ["NL"] = new("31", "0"),
        ["ES"] = new("34", ""),
        ["PT"] = new("351", ""),
        ["IT"] = new("39", ""),
        ["PL"] = new("48", ""),
        ["CZ"] = new("420", ""),
        ["DK"] = new("45", ""),
        ["SE"] = new("46", "0"),
        ["NO"] = new("47", ""),
        ["FI"] = new("358", "0"),
        ["SG"] = new("65", ""),
        ["MY"] = new("60", "0"),
        ["TH"] = new("66", "0"),
        ["ID"] = new("62", "0"),
        ["PH"] = new("63", "0"),
        ["JP"] = new("81", "0"),
        ["KR"] = new("82", "0"),
        ["CN"] = new("86", "0"),
        ["TW"] = new("886", "0"),
        ["HK"] = new("852", ""),
        ["IN"] = new("91", "0"),
        ["AU"] = new("61", "0"),
        ["NZ"] = new("64", "0"),
        ["LA"] = new("856", "0"),
        ["KH"] = new("855", "0"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Vietnam moved its 11-digit mobile prefixes to 10 digits in September 2018.</summary>
    private static readonly FrozenDictionary<string, string> VietnamMobile2018 = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["162"] = "32",
        ["163"] = "33",
        ["164"] = "34",
        ["165"] = "35",
        ["166"] = "36",
        ["167"] = "37",
        ["168"] = "38",
        ["169"] = "39",
        ["120"] = "70",
        ["121"] = "79",
        ["122"] = "77",
        ["126"] = "76",
        ["128"] = "78",
        ["123"] = "83",
        ["124"] = "84",
        ["125"] = "85",
        ["127"] = "81",
        ["129"] = "82",
        ["186"] = "56",
        ["188"] = "58",
        ["199"] = "59",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFor(string region, [NotNullWhen(true)] out DiallingPlan? plan) => Plans.TryGetValue(region, out plan);

    public static string Renumber(string international) =>
        international.Length is 12 && international.StartsWith("84", StringComparison.Ordinal) && VietnamMobile2018.TryGetValue(international[2..5], out var prefix)
            ? string.Concat("84", prefix, international[5..])
            : international;

    public string ToInternational(string digits)
    {
        if (TrunkPrefix.Length > 0 && digits.StartsWith(TrunkPrefix, StringComparison.Ordinal))
        {
            return string.Concat(CountryCode, digits.AsSpan(TrunkPrefix.Length));
        }

        // Written with the country code but without a plus sign: 84901234567.
        return digits.Length >= 11 && digits.StartsWith(CountryCode, StringComparison.Ordinal) ? digits : CountryCode + digits;
    }
}
