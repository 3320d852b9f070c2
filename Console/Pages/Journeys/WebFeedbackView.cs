using CxHub.Console.Charts;
using CxHub.Console.Parts;
using CxHub.Console.Sheets;
using CxHub.Insights.Scores;
using CxHub.Insights.Segments;
using CxHub.Insights.Statistics;

namespace CxHub.Console.Pages.Journeys;

/// <summary>Carts left behind beside what the same visitors wrote in the same period.</summary>
public sealed record WebFeedbackView(WebFeedbackReport Report, Period Period)
{
    internal string Sentence(Viewer viewer)
    {
        var words = viewer.Words;
        if (Report.Overall.Value is not { } found || !Report.AbandonedAfterNegative.Standing.IsShown())
        {
            return words["Carts and comments cannot be compared yet: too few visitors with a cart wrote something in the same period."];
        }

        object?[] values = [viewer.Number(found.OddsRatio, 1), viewer.Number(found.Interval.Lower, 1), viewer.Number(found.Interval.Upper, 1), viewer.Number(found.P, found.P < 0.01 ? 4 : 2)];
        return found switch
        {
            { P: < 0.05, OddsRatio: > 1 } => words["Negative comments go with more carts left behind (odds ratio {0}, {1} to {2}, p {3}). This is an association, not a cause.", values],
            { P: < 0.05 } => words["Negative comments go with fewer carts left behind (odds ratio {0}, {1} to {2}, p {3}). This is an association, not a cause.", values],
            _ => words["No evidence that negative comments and carts left behind go together (odds ratio {0}, {1} to {2}, p {3}).", values],
        };
    }

    internal DotWhisker Chart(Viewer viewer) => new()
    {
        Title = viewer.Words["Carts left behind"],
        Note = viewer.Words["Share of carts left behind, with 95 % interval (Wilson)."],
        Unit = viewer.Words["share left behind"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Rows = [Row(viewer.Words["with a negative comment"], Report.AbandonedAfterNegative, "detractor"), Row(viewer.Words["all others"], Report.AbandonedOtherwise, "")],
    };

    internal Sheet Table(Viewer viewer) => new("webPeriods", viewer.Words["Carts and comments by period"],
        [
            new("period", viewer.Words["Period"]), new("site", viewer.Words["Site"]), new("carts", viewer.Words["Carts"], true), new("left", viewer.Words["Left behind"], true, 0, true), new("comments", viewer.Words["Comments"], true),
            new("negative", viewer.Words["negative"], true, 0, true), new("topics", viewer.Words["Topics"]), new("p", "p", true, 3), new("q", "q", true, 3),
        ],
        [.. Report.Rows.OrderByDescending(row => row.Period, StringComparer.Ordinal).Select(row => (IReadOnlyList<object?>)
        [
            row.Period, row.Page, row.Abandoned.N, Shown(row.Abandoned), row.Negative.N, Shown(row.Negative), string.Join(", ", row.Topics.Select(topic => $"{viewer.Topic(topic.Topic)} {topic.Mentions}")), row.Test?.P, row.Q,
        ])]);

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) => [Chart(viewer).ToSheet(viewer) with { Name = "web" }, Table(viewer)];

    private static WhiskerRow Row(string name, Share share, string tone) => share.Standing.IsShown()
        ? new(name, share.Value, share.Interval?.Lower, share.Interval?.Upper, share.N, tone)
        : new(name, null, N: share.N);

    private static double? Shown(Share share) => share.Standing.IsShown() ? share.Value : null;
}
