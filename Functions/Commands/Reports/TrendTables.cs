using CxHub.Insights.Scores;

namespace CxHub.Functions.Commands.Reports;

/// <summary>Trend and watch of the NPS over the periods of a file, for the whole file.</summary>
internal static class TrendTables
{
    public static IEnumerable<ReportTable> Of(ScoreAnswers answers)
    {
        if (answers.Periods is not { } periods)
        {
            yield break;
        }

        var series = NpsSeries.Of(Enumerable.Range(0, answers.Values.Count).GroupBy(row => periods[row], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Nps.Measure(group.Select(row => answers.Values[row])))));
        var trend = series.Trend.Value;
        yield return new("trend", ["periods", "s", "variance", "z", "p", "widenedP", "slope", "slopeLower", "slopeUpper", "sentence"],
            [[series.Points.Count, trend?.S, trend?.Variance, trend?.Z, trend?.P, trend?.WidenedP, trend?.Slope, trend?.SlopeInterval.Lower, trend?.SlopeInterval.Upper, series.Sentence]]);

        if (series.Watch.Value is { } chart)
        {
            yield return new("watch", ["period", "nps", "smoothed", "lower", "upper", "alert"],
                [.. chart.States.Select(state => (IReadOnlyList<object?>)[state.Period, state.Value, state.Smoothed, state.Limits.Lower, state.Limits.Upper, state.IsAlert])]);
        }
    }
}
