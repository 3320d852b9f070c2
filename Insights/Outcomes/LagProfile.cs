using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Does the score of a month go along with the outcome k months later? Twelve looks are twelve chances to be fooled, so q-values are given.</summary>
public static class LagProfile
{
    public const int LongestLag = 12;

    /// <param name="scores">One value per month, oldest first; NaN for a month without.</param>
    /// <param name="outcomes">The same months.</param>
    public static IReadOnlyList<LagCorrelation> Of(IReadOnlyList<double> scores, IReadOnlyList<double> outcomes)
    {
        var lags = Enumerable.Range(0, Math.Max(0, Math.Min(LongestLag + 1, scores.Count - 3)))
            .Select(lag => (Lag: lag, Result: Correlation.Spearman(new("score", [.. scores.Take(scores.Count - lag)]), new("outcome", [.. outcomes.Skip(lag)]))))
            .ToList();
        var q = FalseDiscovery.Adjust([.. lags.Select(lag => lag.Result.Value?.P ?? double.NaN)]);

        return [.. lags.Select((lag, index) => new LagCorrelation(lag.Lag, lag.Result, double.IsNaN(q[index]) ? null : q[index]))];
    }
}

/// <param name="Months">How much later the outcome is.</param>
public sealed record LagCorrelation(int Months, Attempt<CorrelationResult> Correlation, double? Q);
