using System.CommandLine;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report trend --input series.csv --value nps [--start 30]</c>: is a series of periods, one per row in their order, rising or falling?</summary>
public static class TrendReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> value = new("--value") { Description = "Column with one value per period, in their order", Required = true };
        Option<double?> start = new("--start") { Description = "Where the smoothed series starts; the first value when left out" };

        return shared.Command("trend", "Mann-Kendall, Theil-Sen and a smoothed series", [value, start], result =>
        {
            var table = CsvTable.Read(shared.File(result), [result.GetRequiredValue(value)]);
            double[] series = [.. Cells.Numbers(table, result.GetRequiredValue(value)).Where(double.IsFinite)];

            return Trend.MannKendall(series) is { Value: { } trend }
                ? Document(trend, series, result.GetValue(start))
                : ReportDocument.Refused("trend", Trend.MannKendall(series).Refusal!);
        });
    }

    internal static ReportDocument Document(TrendResult trend, double[] series, double? start)
    {
        var smoothed = Ewma.Smooth(series, start ?? series[0]);

        return new()
        {
            Report = "trend",
            Sentence = trend.FinalP < 0.05
                ? FormattableString.Invariant($"The series {(trend.Slope > 0 ? "rises" : "falls")} by {Math.Abs(trend.Slope):0.###} per period ({Wording.P(trend.FinalP)}).")
                : FormattableString.Invariant($"No trend over {trend.Periods} periods: the ups and downs are within noise ({Wording.P(trend.FinalP)})."),
            Figures =
            [
                new("periods", trend.Periods), new("s", trend.S), new("variance", trend.Variance), new("z", trend.Z), new("p", trend.P), new("widenedP", trend.WidenedP),
                new("slope", trend.Slope), new("slopeLower", trend.SlopeInterval.Lower), new("slopeUpper", trend.SlopeInterval.Upper), new("autocorrelation", trend.Autocorrelation),
            ],
            Tables = [new("series", ["period", "value", "smoothed"], [.. series.Select((value, index) => (IReadOnlyList<object?>)[index + 1, value, smoothed[index]])])],
            Notes = trend.WidenedP is null ? [] : ["neighbouring periods resemble each other, so the conclusion uses the widened p"],
        };
    }
}
