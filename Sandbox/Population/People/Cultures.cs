namespace CxHub.Sandbox.Population.People;

/// <summary>The origins of the population: about two thirds Vietnamese, the rest from the countries a Vietnamese exporter sells to.</summary>
internal static class Cultures
{
    private static readonly (Culture Culture, int Weight)[] Shares =
    [
        (Vietnam.Culture, 65), (Western.UnitedStates, 8), (Western.Britain, 5), (Western.Germany, 6), (Western.Spain, 5), (Western.France, 4),
        (Asian.Japan, 4), (Asian.Singapore, 3),
    ];

    public static Culture Draw(Dice dice)
    {
        var at = dice.Below(100);

        foreach (var (culture, weight) in Shares)
        {
            if ((at -= weight) < 0)
            {
                return culture;
            }
        }

        return Vietnam.Culture;
    }
}
