using System.Globalization;

namespace CxHub.Sandbox.Population.People;

/// <summary>Invents addresses.</summary>
internal static class HomeMaker
{
    public static Home Make(Culture culture, City city, Dice dice)
    {
        var number = dice.Between(1, 420).ToString(CultureInfo.InvariantCulture);

        if (culture.IsVietnamese && dice.Chance(0.3))
        {
            number = $"{dice.Between(1, 300)}/{dice.Between(1, 60)}";
        }

        var district = culture.IsVietnamese ? dice.Pick(Vietnam.Districts) : null;
        var postalCode = Culture.Filled(city.PostalPattern, dice);
        return new(number, culture.Streets.Draw(dice), district, city, postalCode, culture);
    }
}
