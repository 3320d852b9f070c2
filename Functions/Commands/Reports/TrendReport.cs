using System.CommandLine;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report trend --input series.csv --value nps [--start 30]</c>: is a series of periods, one per row in their order, rising or falling?</summary>
public static class TrendReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> value = new("--value") { Description = "Column with one value per period, in their order" };
        Option<double?> start = new("--start") { Description = "Where the smoothed series starts; the first value when left out" };

        Option<string?> period = new("--period") { Description = "Without a file: day, week, month, quarter or year" };
        Option<string?> kind = new("--kind") { Description = "Without a file: relational or transactional" };

        return shared.Command("trend", "Mann-Kendall, Theil-Sen and a smoothed series", [value, start, period, kind], result =>
        {
            var table = CsvTable.Read(shared.File(result), [ReportOptions.Needed(result, value)]);
            double[] series = [.. Cells.Numbers(table, ReportOptions.Needed(result, value)).Where(double.IsFinite)];

            return Trend.MannKendall(series) is { Value: { } trend }
                ? Document(trend, series, result.GetValue(start))
                : ReportDocument.Refused("trend", Trend.MannKendall(series).Refusal!);
        }, (result, reports, token) => reports.TrendAsync(new() { Days = result.GetValue(shared.Days), Period = result.GetValue(period), Kind = result.GetValue(kind) }, token));
    }

    /// <summary>The hub's own NPS; periods with fewer than ten answers are counted and not shown.</summary>
    internal static ReportDocument Document(NpsSeries series, AnswerQuestion question)
    {
        var alerts = series.Watch.Value?.States.ToDictionary(state => state.Period, StringComparer.Ordinal) ?? [];
        var trend = series.Trend.Value;

        return new()
        {
            Report = "trend",
            Sentence = series.Sentence,
            Figures = [new("kind", question.Kind), new("refusal", series.Trend.Refusal), .. trend is null ? [] : FiguresOf(trend)],
            Tables = [new("series", ["period", "n", "nps", "lower", "upper", "standing", "smoothed", "limitLower", "limitUpper", "alert"], [.. series.Points.Select(point => (IReadOnlyList<object?>)
            [
                point.Period, point.Score.N, .. Shown(point.Score), point.Score.Standing,
                alerts.GetValueOrDefault(point.Period)?.Smoothed, alerts.GetValueOrDefault(point.Period)?.Limits.Lower, alerts.GetValueOrDefault(point.Period)?.Limits.Upper, alerts.GetValueOrDefault(point.Period)?.IsAlert,
            ])])],
            Notes = [$"periods begin and end in {question.Zone.Id}", .. trend?.WidenedP is null ? [] : new[] { "neighbouring periods resemble each other, so the conclusion uses the widened p" }],
        };
    }

    private static object?[] Shown(NpsScore score) => score.Standing.IsShown() ? [score.Value, score.ShownInterval?.Lower, score.ShownInterval?.Upper] : [null, null, null];

    private static IReadOnlyList<Figure> FiguresOf(TrendResult trend) =>
    [
        new("periods", trend.Periods), new("s", trend.S), new("variance", trend.Variance), new("z", trend.Z), new("p", trend.P), new("widenedP", trend.WidenedP),
        new("slope", trend.Slope), new("slopeLower", trend.SlopeInterval.Lower), new("slopeUpper", trend.SlopeInterval.Upper), new("autocorrelation", trend.Autocorrelation),
    ];

    internal static ReportDocument Document(TrendResult trend, double[] series, double? start)
    {
        var smoothed = Ewma.Smooth(series, start ?? series[0]);

        return new()
        {
            Report = "trend",
            Sentence = trend.FinalP < 0.05
                ? FormattableString.Invariant($"The series {(trend.Slope > 0 ? "rises" : "falls")} by {Math.Abs(trend.Slope):0.###} per period ({Wording.P(trend.FinalP)}).")
                : FormattableString.Invariant($"No trend over {trend.Periods} periods: the ups and downs are within noise ({Wording.P(trend.FinalP)})."),
            Figures = FiguresOf(trend),
            Tables = [new("series", ["period", "value", "smoothed"], [.. series.Select((value, index) => (IReadOnlyList<object?>)[index + 1, value, smoothed[index]])])],
            Notes = trend.WidenedP is null ? [] : ["neighbouring periods resemble each other, so the conclusion uses the widened p"],
        };
    }
}
