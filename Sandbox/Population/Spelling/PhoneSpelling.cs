using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Writes a telephone line in one of the ways people do.</summary>
internal static class PhoneSpelling
{
    /// <summary>Vietnamese mobile prefixes of today and what they were before September 2018, when numbers had eleven digits.</summary>
    private static readonly Dictionary<string, string> Before2018 = new(StringComparer.Ordinal)
    {
        ["32"] = "162",
        ["33"] = "163",
        ["34"] = "164",
        ["35"] = "165",
        ["37"] = "167",
        ["38"] = "168",
        ["39"] = "169",
        ["70"] = "120",
        ["76"] = "126",
        ["77"] = "122",
        ["79"] = "121",
        ["81"] = "127",
        ["82"] = "129",
        ["83"] = "123",
        ["84"] = "124",
        ["85"] = "125",
    };

    public static string Write(Line line, Dice dice) => line.Country is "VN" ? Vietnamese(line, dice) : Foreign(line, dice);

    /// <summary>With an extension behind it, as switchboards have.</summary>
    public static string WithExtension(Line line, Dice dice) =>
        dice.Chance(0.4) ? $"{Write(line, dice)} ext. {dice.Between(100, 499)}" : Write(line, dice);

    private static string Vietnamese(Line line, Dice dice)
    {
        var n = line.National;
        return dice.Below(100) switch
        {
            < 28 => $"0{n}",
            < 42 => $"0{n[..3]} {n[3..6]} {n[6..]}",
            < 50 => $"0{n[..2]}.{n[2..5]}.{n[5..]}",
            < 66 => $"+84 {n[..3]} {n[3..6]} {n[6..]}",
            < 78 => $"+84{n}",
            < 86 => $"84-{n[..3]}-{n[3..6]}-{n[6..]}",
            < 90 => $"(+84) {n[..2]} {n[2..]}",
            < 93 => $"0084 {n}",
            < 96 => $"+84 (0){n[..3]} {n[3..]}",
            _ when Before2018.TryGetValue(n[..2], out var former) && n.Length is 9 => $"0{former}{n[2..]}",
            _ => $"(0{n[..2]}) {n[2..5]}-{n[5..]}",
        };
    }

    private static string Foreign(Line line, Dice dice)
    {
        var n = line.National;
        return dice.Below(100) switch
        {
            < 40 => $"+{line.CountryCode} {n[..3]} {n[3..]}",
            < 65 => line.International,
            < 80 => $"+{line.CountryCode}-{n[..3]}-{n[3..6]}-{n[6..]}",
            < 90 => $"00{line.CountryCode} {n}",
            _ when line.Trunk.Length > 0 => $"+{line.CountryCode} ({line.Trunk}) {n[..3]} {n[3..]}",
            _ => $"+{line.CountryCode} ({n[..3]}) {n[3..6]}-{n[6..]}",
        };
    }
}
