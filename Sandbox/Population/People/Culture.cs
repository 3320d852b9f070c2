namespace CxHub.Sandbox.Population.People;

/// <summary>How people of one origin are called, where they live and how their telephone numbers are built (# is a digit).</summary>
internal sealed record Culture
{
    public required string Country { get; init; }

    public required string CountryName { get; init; }

    public required string LocalCountryName { get; init; }

    public required string CountryCode { get; init; }

    public string Trunk { get; init; } = "0";

    public required string[] MobilePatterns { get; init; }

    /// <summary>Digits that follow the city's area code in a landline number.</summary>
    public required string LandlinePattern { get; init; }

    public required Odds Families { get; init; }

    public required Odds MaleNames { get; init; }

    public required Odds FemaleNames { get; init; }

    public Odds? MaleMiddles { get; init; }

    public Odds? FemaleMiddles { get; init; }

    public required Odds Streets { get; init; }

    public required City[] Cities { get; init; }

    /// <summary>Vietnamese people write the family name first and split their names over CRM fields in every possible way.</summary>
    public bool IsVietnamese => Country is "VN";

    /// <summary>The house number stands before the street (12 Main Street) or after it (Hauptstraße 12).</summary>
    public bool NumberFirst { get; init; } = true;

    public Odds NamesOf(Gender gender) => gender is Gender.Male ? MaleNames : FemaleNames;

    public Line Mobile(Dice dice) => new(Country, CountryCode, Trunk, Filled(dice.Pick(MobilePatterns), dice));

    public Line Landline(City city, Dice dice) => new(Country, CountryCode, Trunk, city.AreaCode + Filled(LandlinePattern, dice));

    public static string Filled(string pattern, Dice dice) =>
        string.Create(pattern.Length, (pattern, dice), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = from.pattern[i] is '#' ? (char)('0' + from.dice.Below(10)) : from.pattern[i];
            }
        });
}
