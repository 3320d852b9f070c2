using CxHub.Console.Charts;
using CxHub.Console.Parts;
using CxHub.Console.Sheets;
using CxHub.Insights;
using CxHub.Insights.Journeys;
using CxHub.Insights.Scores;
using CxHub.Insights.Segments;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Journeys;

/// <summary>How needs are met: the ways customers take, where they stop, what it costs them, and how it is rated.</summary>
public sealed record JourneysView
{
    /// <summary>Links that fewer needs took are in the table only.</summary>
    private const int FewestDrawn = 5;

    public required int Days { get; init; }

    public required JourneyStudy Study { get; init; }

    public required WebFeedbackView Web { get; init; }

    internal static async Task<JourneysView> LoadAsync(HubSession session, int days, Period period, Viewer viewer, CancellationToken cancellationToken)
    {
        var range = TimeRange.Last(days, viewer.Now);
        var journeys = await session.Customers.ReadAsync(new JourneyInput(range, viewer.Topics), cancellationToken);
        var web = await session.Customers.ReadAsync(new WebFeedbackInput(range, period, viewer.Zone, viewer.Topics), cancellationToken);
        return new() { Days = days, Study = journeys.Study(), Web = new(web.Report(), period) };
    }

    internal string Sentence(Viewer viewer) => $"{Solved(viewer)} {Carts(viewer)}".Trim();

    internal PathFlow Flow(Viewer viewer) => new()
    {
        Title = viewer.Words["The ways customers take, step by step"],
        Note = viewer.Words["Service cases and carts, with visits in the week before; red went no further without being solved or bought."],
        Links = [.. Study.Steps.Where(step => step.Count >= FewestDrawn).Select(step => new PathLink(step.Step, Place(viewer, step.From), Place(viewer, step.To), step.Count, step.IsDropOff))],
    };

    internal DotWhisker FirstContact(Viewer viewer) => new()
    {
        Title = viewer.Words["Solved at first contact"],
        Note = viewer.Words["Share of cases solved within a day and not raised again within 7 days, with 95 % interval (Wilson). Groups under 10 cases are left out."],
        Unit = viewer.Words["share solved"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Reference = Study.FirstContact.Resolved.Value,
        ReferenceName = viewer.Words["all cases"],
        Rows =
        [
            .. Study.FirstContactByChannel.Select(group => Row(viewer.Words["by {0}", viewer.Words[group.Name]], group.Resolved)).OfType<WhiskerRow>(),
            .. Study.FirstContactBySubject.Select(group => Row(Subject(viewer, group.Name), group.Resolved)).OfType<WhiskerRow>().OrderByDescending(row => row.Value),
        ],
    };

    internal DotWhisker Touchpoints(Viewer viewer) => new()
    {
        Title = viewer.Words["Touchpoints beside the relationship"],
        Note = viewer.Words["NPS after each touchpoint with 95 % interval; the dashed line is the relationship survey. Groups under 10 answers are left out."],
        Unit = "NPS",
        WithSign = true,
        Floor = -100,
        Ceiling = 100,
        Reference = Study.Touchpoints.Journey.Standing.IsShown() ? Study.Touchpoints.Journey.Value : null,
        ReferenceName = viewer.Words["relationship"],
        Rows =
        [
            .. Study.Touchpoints.Touchpoints.Where(row => row.Nps.Standing.IsShown()).OrderByDescending(row => row.Nps.Value)
                .Select(row => new WhiskerRow(viewer.Touchpoint(row.Touchpoint), row.Nps.Value, row.Nps.ShownInterval?.Lower, row.Nps.ShownInterval?.Upper, row.Nps.N)),
        ],
    };

    internal string TouchpointSentence(Viewer viewer)
    {
        var far = Study.Touchpoints.Touchpoints.Where(row => row is { Q: < 0.05, AgainstJourney: not null }).OrderBy(row => row.AgainstJourney!.Difference).FirstOrDefault();
        return far is null
            ? viewer.Words["No touchpoint is rated differently from the relationship by more than noise."]
            : viewer.Words["{0} is rated {1} points from the relationship (q {2}).", viewer.Touchpoint(far.Touchpoint), viewer.WithSign(far.AgainstJourney!.Difference), viewer.Number(far.Q!.Value, 3)];
    }

    internal string EffortSentence(Viewer viewer) => Study.Effort.HoursAgainstCes.Value is not { N: >= Standings.ShownFrom } felt
        ? viewer.Words["Too few customers told how easy it was after a solution to compare it with the time it took."]
        : felt.P < 0.05
            ? viewer.Words["Longer waits go with {0} (Spearman {1}, p {2}, n {3}).", viewer.Words[felt.Value < 0 ? "harder" : "easier"], viewer.Number(felt.Value, 2), viewer.Number(felt.P, 3), viewer.Number(felt.N)]
            : viewer.Words["No evidence that the time to a solution goes with how easy it felt (Spearman {0}, p {1}, n {2}).", viewer.Number(felt.Value, 2), viewer.Number(felt.P, 3), viewer.Number(felt.N)];

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        Paths(viewer), Flow(viewer).ToSheet(viewer) with { Name = "steps" }, FirstContact(viewer).ToSheet(viewer) with { Name = "firstContact" }, Effort(viewer), Touchpoints(viewer).ToSheet(viewer) with { Name = "touchpoints" },
        .. Web.Sheets(viewer),
    ];

    internal Sheet Paths(Viewer viewer) => new("paths", viewer.Words["The most frequent ways"],
        [
            new("path", viewer.Words["Way"]), new("count", viewer.Words["Count"], true), new("share", viewer.Words["Share"], true, 1, true), new("met", viewer.Words["Solved or bought"], true, 0, true),
            new("lower", viewer.Words["Lower"], true, 0, true), new("upper", viewer.Words["Upper"], true, 0, true),
        ],
        [.. Study.TopPaths.Where(path => path.Taken.Hits >= Standings.ShownFrom).Select(path => (IReadOnlyList<object?>)
        [
            string.Join(" → ", path.Path.Split(" → ").Select(step => Place(viewer, step))), path.Taken.Hits, path.Taken.Value, path.Resolved.Value, path.Resolved.Interval?.Lower, path.Resolved.Interval?.Upper,
        ])]);

    internal Sheet Effort(Viewer viewer) => new("effort", viewer.Words["What a solution costs the customer"],
        [new("figure", viewer.Words["Figure"]), new("value", viewer.Words["Value"], true, 2)],
        [
            [viewer.Words["cases opened"], (long)Study.Effort.Opened], [viewer.Words["cases solved"], (long)Study.Effort.Resolved], [viewer.Words["steps per solved case"], Study.Effort.ActionsPerResolvedGoal],
            [viewer.Words["contacts after the first, per case"], Study.Effort.RepeatsPerGoal], [viewer.Words["share with a change of channel"], Study.Effort.WithChannelSwitch.Value], [viewer.Words["median hours to the solution"], Study.Effort.MedianHours],
        ]);

    private string Solved(Viewer viewer) => Study.FirstContact.Resolved is { Value: { } share, Interval: { } interval } all && all.Standing.IsShown()
        ? viewer.Words["{0} of service cases were solved at first contact ({1} to {2} with 95 % confidence, n {3}).", viewer.Percent(share, 1), viewer.Percent(interval.Lower, 1), viewer.Percent(interval.Upper, 1), viewer.Number(all.N)]
        : viewer.Words["Too few service cases to say how many are solved at first contact."];

    private string Carts(Viewer viewer) => Study.CartsBought is { Value: { } share, Interval: { } interval } all && all.Standing.IsShown()
        ? viewer.Words["{0} of carts ended with a purchase ({1} to {2}, n {3}).", viewer.Percent(share), viewer.Percent(interval.Lower), viewer.Percent(interval.Upper), viewer.Number(all.N)]
        : "";

    private static WhiskerRow? Row(string name, Share share) => share.Standing.IsShown() ? new(name, share.Value, share.Interval?.Lower, share.Interval?.Upper, share.N) : null;

    private static string Place(Viewer viewer, string name) => viewer.Words[name];

    private static string Subject(Viewer viewer, string name) => name.Split(": ", 2) is [_, var area] ? viewer.Words["about {0}", viewer.TopicArea(area)] : viewer.Words["about other things"];
}
