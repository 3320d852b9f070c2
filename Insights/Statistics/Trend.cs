namespace CxHub.Insights.Statistics;

/// <summary>Is a series of periods rising or falling? Mann–Kendall for whether, Theil–Sen for how much.</summary>
public static class Trend
{
    public const string FormulaVersion = "trend/1";

    public const int MinimumPeriods = 8;

    /// <summary>Above this lag-1 correlation of the series without its trend the test would be too eager and its variance is widened.</summary>
    public const double AutocorrelationLimit = 0.2;

    /// <summary>The test over the periods that have a value.</summary>
    public static Attempt<TrendResult> MannKendall(IReadOnlyList<double> series)
    {
        var values = series.Where(double.IsFinite).ToArray();
        var n = values.Length;

        if (n < MinimumPeriods)
        {
            return Attempt<TrendResult>.Refused($"{n} periods are too few for a trend; {MinimumPeriods} are needed.");
        }

        var s = 0L;
        List<double> slopes = new(n * (n - 1) / 2);

        for (var early = 0; early < n; early++)
        {
            for (var late = early + 1; late < n; late++)
            {
                s += Math.Sign(values[late] - values[early]);
                slopes.Add((values[late] - values[early]) / (late - early));
            }
        }

        var plain = VarianceOf(n, values);

        if (plain == 0)
        {
            return Attempt<TrendResult>.Refused("Every period has the same value; there is no trend.");
        }

        var slope = Quantiles.Median(slopes);
        var correlation = LagOne(values, slope);
        var widening = correlation > AutocorrelationLimit ? (1 + correlation) / (1 - correlation) : 1;
        var z = (s - Math.Sign(s)) / Math.Sqrt(plain);

        return new TrendResult
        {
            S = s,
            Variance = plain,
            Z = z,
            P = Tails.NormalTwoSided(z),
            Slope = slope,
            SlopeInterval = SlopeInterval(slopes, plain * widening),
            Periods = n,
            Autocorrelation = correlation,
            WidenedP = widening > 1 ? Tails.NormalTwoSided(z / Math.Sqrt(widening)) : null,
        };
    }

    private static double VarianceOf(double n, double[] values) =>
        ((n * (n - 1) * ((2 * n) + 5)) - Ranks.Ties(values).Sum(tie => (double)tie * (tie - 1) * ((2 * tie) + 5))) / 18;

    // Of the residuals around the trend: a steady rise is no autocorrelation.
    private static double LagOne(double[] values, double slope)
    {
        var (residual, _) = Vectors.Centred([.. values.Select((value, index) => value - (slope * index))]);
        var all = Vectors.Dot(residual, residual);

        return all == 0 ? 0 : Vectors.Dot(residual.AsSpan(0, residual.Length - 1), residual.AsSpan(1)) / all;
    }

    private static Interval SlopeInterval(List<double> slopes, double variance)
    {
        slopes.Sort();
        var reach = Tails.Z95 * Math.Sqrt(variance);
        var lower = (int)Math.Floor((slopes.Count - reach) / 2);
        var upper = (int)Math.Ceiling((slopes.Count + reach) / 2);

        return new(slopes[Math.Max(0, lower)], slopes[Math.Min(slopes.Count - 1, upper)]);
    }
}

/// <summary>The trend of a series; the slope is per period.</summary>
public sealed record TrendResult
{
    public required long S { get; init; }

    public required double Variance { get; init; }

    public required double Z { get; init; }

    public required double P { get; init; }

    public required double Slope { get; init; }

    public required Interval SlopeInterval { get; init; }

    public required int Periods { get; init; }

    public required double Autocorrelation { get; init; }

    /// <summary>Set when neighbouring periods resemble each other: p with the variance widened by (1 + r) / (1 − r).</summary>
    public required double? WidenedP { get; init; }

    /// <summary>The p to conclude from.</summary>
    public double FinalP => WidenedP ?? P;
}
