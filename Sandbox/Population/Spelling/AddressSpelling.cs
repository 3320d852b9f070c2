using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Writes an address as systems hold it.</summary>
internal static class AddressSpelling
{
    public static string Street(Home home, bool plain, Dice dice)
    {
        var street = home.Culture switch
        {
            { IsVietnamese: true } => Vietnamese(home, dice),
            { NumberFirst: true } => $"{home.Number} {Short(home.Street, dice)}",
            _ => $"{Short(home.Street, dice)} {home.Number}",
        };
        return plain ? Plain.Of(street) : street;
    }

    public static string City(City city, bool plain, Dice dice)
    {
        var name = city.Aliases.Length > 0 && dice.Chance(0.35) ? dice.Pick(city.Aliases) : city.Name;
        return plain ? Plain.Of(name) : name;
    }

    public static string Country(Culture culture, Dice dice) => dice.Below(10) switch
    {
        < 6 => culture.CountryName,
        < 9 => culture.Country,
        _ => culture.LocalCountryName,
    };

    private static string Vietnamese(Home home, Dice dice)
    {
        var road = dice.Below(3) switch { 0 => "đường ", 1 when dice.Chance(0.3) => "Đ. ", _ => string.Empty };
        var district = dice.Chance(0.55) ? $", {home.District}" : string.Empty;
        return $"{(dice.Chance(0.1) ? "Số " : string.Empty)}{home.Number} {road}{home.Street}{district}";
    }

    private static string Short(string street, Dice dice) => dice.Chance(0.65)
        ? street
        : street
            .Replace("Street", "St", StringComparison.Ordinal).Replace("Avenue", "Ave", StringComparison.Ordinal).Replace("Road", "Rd", StringComparison.Ordinal)
            .Replace("straße", "str.", StringComparison.Ordinal).Replace("Calle", "C/", StringComparison.Ordinal).Replace("Lane", "Ln", StringComparison.Ordinal)
            .Replace("avenue", "av.", StringComparison.Ordinal).Replace("Drive", "Dr", StringComparison.Ordinal);
}
