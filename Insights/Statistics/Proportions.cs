namespace CxHub.Insights.Statistics;

/// <summary>Tests on shares: two against each other, and a trend over ordered groups.</summary>
public static class Proportions
{
    /// <summary>Pooled z-test of two shares; the interval of the difference is the unpooled one.</summary>
    /// <returns>Null when a side is empty.</returns>
    public static Comparison? Compare(Share first, Share second, double level = 0.95)
    {
        if (first.Value is not { } p1 || second.Value is not { } p2)
        {
            return null;
        }

        var pooled = (double)(first.Hits + second.Hits) / (first.N + second.N);
        var pooledError = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / first.N) + (1.0 / second.N)));
        var error = Math.Sqrt((p1 * (1 - p1) / first.N) + (p2 * (1 - p2) / second.N));
        double? z = pooledError > 0 ? (p1 - p2) / pooledError : null;

        return new(
            p1 - p2,
            error,
            z,
            z is { } value ? Tails.NormalTwoSided(value) : null,
            Interval.Around(p1 - p2, Tails.Z(level) * error));
    }

    /// <summary>Cochran–Armitage: does the share rise or fall along ordered groups? Scores are 1, 2, 3 … unless given.</summary>
    /// <returns>Null when fewer than two groups hold cases, or all cases or none are hits.</returns>
    public static TrendTest? CochranArmitage(IReadOnlyList<Share> groups, IReadOnlyList<double>? scores = null)
    {
        var n = groups.Sum(group => (double)group.N);
        var hits = groups.Sum(group => (double)group.Hits);

        if (groups.Count(group => group.N > 0) < 2 || hits == 0 || hits == n)
        {
            return null;
        }

        double ScoreOf(int index) => scores?[index] ?? index + 1;
        var p = hits / n;
        var mean = groups.Select((group, index) => group.N * ScoreOf(index)).Sum() / n;
        var covariance = groups.Select((group, index) => (group.Hits - (group.N * p)) * (ScoreOf(index) - mean)).Sum();
        var spread = groups.Select((group, index) => group.N * Math.Pow(ScoreOf(index) - mean, 2)).Sum();

        if (spread == 0)
        {
            return null;
        }

        var chiSquared = covariance * covariance / (p * (1 - p) * spread);

        return new(chiSquared, Tails.ChiSquaredUpper(chiSquared, 1), covariance / spread);
    }
}

/// <summary>A linear trend of shares: chi-squared on one degree of freedom, two-sided p, and the rise of the share per step.</summary>
public sealed record TrendTest(double ChiSquared, double P, double Slope);
