namespace CxHub.Insights.Statistics;

/// <summary>A mean with Student's interval.</summary>
/// <param name="Interval">Null for a single value, which has no spread to judge by.</param>
public sealed record MeanEstimate(double Value, double StandardDeviation, int N, Interval? Interval)
{
    /// <returns>Null without values.</returns>
    public static MeanEstimate? Of(IReadOnlyCollection<double> values, double level = 0.95)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var mean = values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        var deviation = values.Count > 1 ? Math.Sqrt(squares / (values.Count - 1)) : 0;
        Interval? interval = values.Count > 1
            ? Statistics.Interval.Around(mean, Tails.StudentQuantile(level, values.Count - 1) * deviation / Math.Sqrt(values.Count))
            : null;

        return new(mean, deviation, values.Count, interval);
    }
}
