using CxHub.Console.Charts;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Measures;

/// <summary>NPS by month, the two series apart; a month under ten answers leaves a gap.</summary>
internal static class NpsTrend
{
    public static LineChart Of(IReadOnlyList<NpsMonth> relational, IReadOnlyList<NpsMonth> transactional, Viewer viewer) => new()
    {
        Title = viewer.Words["NPS by month"],
        Note = viewer.Words["Answers of each month, with 95 % interval; hollow marks have fewer than 30 answers, months under 10 are left out."],
        Unit = "NPS",
        WithSign = true,
        WithZero = true,
        Floor = -100,
        Ceiling = 100,
        Series = [.. new[] { Line(viewer.Words["relational"], relational), Line(viewer.Words["transactional"], transactional) }.Where(series => series.Points.Any(point => point.Value is not null))],
    };

    /// <summary>Rises or falls over the months, in words; says so when it is only noise.</summary>
    public static string Sentence(string name, IReadOnlyList<NpsMonth> months, Viewer viewer)
    {
        var values = Line(name, months).Points.Select(point => point.Value).OfType<double>().ToList();
        return Trend.MannKendall(values).Value switch
        {
            null => viewer.Words["{0}: too few months for a trend.", name],
            { P: var p, WidenedP: var wide, Slope: var slope } when (wide ?? p) < 0.05 && slope > 0 => viewer.Words["{0}: rising by {1} points a month.", name, viewer.Number(slope, 1)],
            { P: var p, WidenedP: var wide, Slope: var slope } when (wide ?? p) < 0.05 => viewer.Words["{0}: falling by {1} points a month.", name, viewer.Number(-slope, 1)],
            _ => viewer.Words["{0}: no trend beyond noise.", name],
        };
    }

    private static LineSeries Line(string name, IReadOnlyList<NpsMonth> months) => new(name, [.. months.Select(Point)]);

    private static LinePoint Point(NpsMonth month)
    {
        var score = Nps.Of(new(month.Counts.Promoters, month.Counts.Passives, month.Counts.Detractors));
        return score.Standing.IsShown()
            ? new(month.Month, score.Value, score.ShownInterval?.Lower, score.ShownInterval?.Upper, score.N)
            : new(month.Month, null, N: score.N);
    }
}
