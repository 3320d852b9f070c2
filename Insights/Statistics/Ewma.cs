namespace CxHub.Insights.Statistics;

/// <summary>An exponentially weighted mean that follows a series slowly, and the limits outside of which a change is more than noise.</summary>
public static class Ewma
{
    public const double DefaultLambda = 0.2;

    /// <summary>Width of the limits in standard errors. Wider than the textbook's 3, because the level they surround is itself estimated.</summary>
    public const double DefaultWidth = 3.2;

    /// <summary>Periods that make the baseline; none of them can alert.</summary>
    public const int DefaultBaseline = 8;

    /// <summary>The smoothed series: λ × value + (1 − λ) × what came before, from <paramref name="start"/>.</summary>
    public static double[] Smooth(IReadOnlyList<double> values, double start, double lambda = DefaultLambda)
    {
        var smoothed = new double[values.Count];
        var level = start;

        for (var index = 0; index < values.Count; index++)
        {
            level = (lambda * values[index]) + ((1 - lambda) * level);
            smoothed[index] = level;
        }

        return smoothed;
    }

    /// <summary>Watches a series whose periods differ in size. The baseline is the pooled mean of the first periods, its own uncertainty included in the limits.</summary>
    public static Attempt<EwmaChart> Watch(
        IReadOnlyList<EwmaPoint> series, double lambda = DefaultLambda, double width = DefaultWidth, int baseline = DefaultBaseline)
    {
        if (series.Count <= baseline)
        {
            return Attempt<EwmaChart>.Refused($"{series.Count} periods: {baseline} make the baseline and at least one more is needed.");
        }

        var weights = series.Take(baseline).Select(point => 1 / Math.Max(point.StandardError * point.StandardError, 1e-12)).ToArray();
        var centre = series.Take(baseline).Select((point, index) => point.Value * weights[index]).Sum() / weights.Sum();
        var centreVariance = 1 / weights.Sum();
        List<EwmaState> states = [];
        var (level, ownVariance, decay) = (centre, 0.0, 1.0);

        foreach (var point in series.Skip(baseline))
        {
            level = (lambda * point.Value) + ((1 - lambda) * level);
            ownVariance = (lambda * lambda * point.StandardError * point.StandardError) + ((1 - lambda) * (1 - lambda) * ownVariance);
            decay *= 1 - lambda;

            // The smoothed value still holds part of the baseline; only the rest differs from it.
            var error = Math.Sqrt(ownVariance + ((1 - decay) * (1 - decay) * centreVariance));
            var limits = Interval.Around(centre, width * error);
            states.Add(new(point.Period, point.Value, level, limits, !limits.Contains(level)));
        }

        return new EwmaChart(centre, states);
    }

    /// <summary>Three-sigma limits of a share in periods of n cases.</summary>
    public static Interval ShareLimits(double share, double n) => Interval.Around(share, 3 * Math.Sqrt(share * (1 - share) / n)).ClippedTo(0, 1);
}

/// <param name="StandardError">Of this period's value, in its unit.</param>
public sealed record EwmaPoint(string Period, double Value, double StandardError);

public sealed record EwmaState(string Period, double Value, double Smoothed, Interval Limits, bool IsAlert);

/// <param name="Centre">The level of the baseline periods.</param>
public sealed record EwmaChart(double Centre, IReadOnlyList<EwmaState> States)
{
    public EwmaState? FirstAlert => States.FirstOrDefault(state => state.IsAlert);
}
