using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Deals of one account resemble each other; drawing whole accounts gives an interval that knows it.</summary>
public static class ClusterBootstrap
{
    /// <summary>Interval of promoter win rate minus detractor win rate, accounts drawn as wholes.</summary>
    public static Interval? DifferenceOfRates(IEnumerable<(string Account, bool Exposed, bool Won)> deals, int resamples = Bootstrap.DefaultResamples, ulong seed = Bootstrap.DefaultSeed)
    {
        var clusters = deals.GroupBy(deal => deal.Account, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (
                ExposedWon: group.Count(deal => deal is { Exposed: true, Won: true }),
                Exposed: group.Count(deal => deal.Exposed),
                OtherWon: group.Count(deal => deal is { Exposed: false, Won: true }),
                Other: group.Count(deal => !deal.Exposed)))
            .ToArray();

        return clusters.Length < 2 ? null : Bootstrap.Percentile(Bootstrap.Resample(
            clusters.Length,
            rows =>
            {
                var (exposedWon, exposed, otherWon, other) = (0.0, 0.0, 0.0, 0.0);

                foreach (var row in rows)
                {
                    exposedWon += clusters[row].ExposedWon;
                    exposed += clusters[row].Exposed;
                    otherWon += clusters[row].OtherWon;
                    other += clusters[row].Other;
                }

                return (exposedWon / exposed) - (otherWon / other);
            },
            resamples,
            seed));
    }
}
