using CxHub.Insights.Statistics;

namespace CxHub.Insights.Scores;

/// <summary>NPS period by period, with the trend over them and an alert when the level has moved by more than noise.</summary>
public sealed record NpsSeries(IReadOnlyList<(string Period, NpsScore Score)> Points, Attempt<TrendResult> Trend, Attempt<EwmaChart> Watch)
{
    /// <summary>One series kind at a time: relational and transactional answers are not to be mixed by the caller.</summary>
    public static NpsSeries Of(IEnumerable<SurveyAnswer> answers, Period period, TimeZoneInfo zone) => Of(
        answers.GroupBy(answer => Periods.NameOf(answer.AnsweredAt, period, zone), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Nps.Measure(group))));

    public static NpsSeries Of(IEnumerable<(string Period, NpsScore Score)> points)
    {
        var series = points.Where(point => point.Score.N > 0).ToList();

        return new(
            series,
            Statistics.Trend.MannKendall([.. series.Select(point => point.Score.Value!.Value)]),
            Ewma.Watch([.. series.Select(point => new EwmaPoint(point.Period, point.Score.Value!.Value, ErrorOf(point.Score.Counts)))]));
    }

    // A period in which all agree has no spread of its own; the adjusted counts give it one.
    private static double ErrorOf(NpsCounts counts) =>
        100 * Math.Sqrt(NpsCounts.VarianceOf(counts.Promoters + 0.75, counts.Detractors + 0.75, counts.N + 3) / counts.N);

    public string Sentence => Trend.Value switch
    {
        null => Trend.Refusal!,
        { FinalP: < 0.05, Slope: var slope, Periods: var periods } => FormattableString.Invariant($"NPS {(slope > 0 ? "rises" : "falls")} by {Math.Abs(slope):0.0} points per period over {periods} periods."),
        { Periods: var periods } => FormattableString.Invariant($"No trend over {periods} periods: the ups and downs are within noise."),
    };
}
