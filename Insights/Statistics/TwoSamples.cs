namespace CxHub.Insights.Statistics;

/// <summary>Two groups of amounts: means with unequal spread, and ranks where amounts are skewed.</summary>
public static class TwoSamples
{
    /// <summary>Welch's t-test of first minus second.</summary>
    public static Attempt<WelchResult> Welch(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (MeanEstimate.Of(first) is not { N: > 1 } one || MeanEstimate.Of(second) is not { N: > 1 } two)
        {
            return Attempt<WelchResult>.Refused("Each group needs at least two values.");
        }

        var (v1, v2) = (one.StandardDeviation * one.StandardDeviation / one.N, two.StandardDeviation * two.StandardDeviation / two.N);

        if (v1 + v2 == 0)
        {
            return Attempt<WelchResult>.Refused("All values of both groups are equal within the group; there is no spread to judge a difference by.");
        }

        var freedom = (v1 + v2) * (v1 + v2) / ((v1 * v1 / (one.N - 1)) + (v2 * v2 / (two.N - 1)));
        var (difference, error) = (one.Value - two.Value, Math.Sqrt(v1 + v2));
        var t = difference / error;

        return new WelchResult(difference, t, freedom, Tails.StudentTwoSided(t, freedom), Interval.Around(difference, Tails.StudentQuantile(0.95, freedom) * error));
    }

    /// <summary>Mann–Whitney (Wilcoxon rank sum), normal approximation corrected for ties, without continuity correction.</summary>
    public static Attempt<RankSumResult> MannWhitney(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] all = [.. first, .. second];
        double n = all.Length;
        var (n1, n2) = ((double)first.Count, (double)second.Count);
        var tied = Ranks.Ties(all).Sum(tie => (double)tie * tie * tie - tie);
        var variance = n1 * n2 / 12 * (n + 1 - (tied / (n * (n - 1))));

        if (n1 == 0 || n2 == 0 || !(variance > 0))
        {
            return Attempt<RankSumResult>.Refused("Both groups need values, and not all of them equal.");
        }

        var w = Ranks.Of(all).Take(first.Count).Sum() - (n1 * (n1 + 1) / 2);
        var z = (w - (n1 * n2 / 2)) / Math.Sqrt(variance);

        return new RankSumResult(w, z, Tails.NormalTwoSided(z));
    }
}

public sealed record WelchResult(double Difference, double T, double DegreesOfFreedom, double P, Interval Interval);

/// <param name="W">Pairs in which the first group's value is larger, ties half.</param>
public sealed record RankSumResult(double W, double Z, double P);
