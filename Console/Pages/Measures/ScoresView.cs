using CxHub.Console.Charts;
using CxHub.Console.Parts;
using CxHub.Console.Sheets;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Measures;

/// <summary>NPS, CSAT and CES with their uncertainty, over the answers of a period.</summary>
public sealed record ScoresView
{
    public const int Months = 24;

    public required int Days { get; init; }

    /// <summary>Completed answers in the period.</summary>
    public required long Answered { get; init; }

    public required NpsScore RelationalNps { get; init; }

    public required NpsScore TransactionalNps { get; init; }

    public required IReadOnlyList<NpsMonth> Relational { get; init; }

    public required IReadOnlyList<NpsMonth> Transactional { get; init; }

    /// <summary>Answers after a touchpoint, by its name; empty where the answer names none.</summary>
    private IReadOnlyDictionary<string, AnswerTally> Touchpoints { get; init; } = new Dictionary<string, AnswerTally>();

    internal static async Task<ScoresView> LoadAsync(HubSession session, int days, Viewer viewer, CancellationToken cancellationToken)
    {
        var answered = 0L;
        AnswerTally relational = new();
        AnswerTally transactional = new();
        SortedDictionary<string, AnswerTally> touchpoints = new(StringComparer.Ordinal);
        var from = viewer.Now.AddDays(-days);
        foreach (var answers in await session.Answers.CountsAsync(AnswerColumn.Touchpoint, from, viewer.Now, cancellationToken: cancellationToken))
        {
            answered += answers.Count;
            if (answers.SurveyKind is "relational")
            {
                relational.Add(answers);
                continue;
            }

            transactional.Add(answers);
            var touchpoint = answers.Group ?? "";
            (touchpoints.TryGetValue(touchpoint, out var known) ? known : touchpoints[touchpoint] = new()).Add(answers);
        }

        return new()
        {
            Days = days,
            Answered = answered,
            RelationalNps = relational.Nps,
            TransactionalNps = transactional.Nps,
            Touchpoints = touchpoints,
            Relational = await session.Overview.NpsByMonthAsync("relational", viewer.Now, Months, viewer.Zone, cancellationToken),
            Transactional = await session.Overview.NpsByMonthAsync("transactional", viewer.Now, Months, viewer.Zone, cancellationToken),
        };
    }

    internal NpsBars Bars(Viewer viewer) => new()
    {
        Title = viewer.Words["Who would recommend, by touchpoint"],
        Note = viewer.Words["Below each bar the score with its 95 % interval. Groups under 10 answers are left out."],
        Rows =
        [
            .. new[] { new NpsRow(viewer.Words["Relationship"], RelationalNps.Counts) }.Where(row => Shown(row.Counts.N)),
            .. ByTouchpoint(viewer).Select(group => new NpsRow(group.Name, group.Answers.Nps.Counts)).Where(row => Shown(row.Counts.N)).OrderByDescending(row => row.Counts.Score),
        ],
    };

    internal DotWhisker Csats(Viewer viewer) => new()
    {
        Title = viewer.Words["Satisfied customers (CSAT), by touchpoint"],
        Note = viewer.Words["Share answering 4 or 5 of 5, with 95 % interval (Wilson)."],
        Unit = viewer.Words["share satisfied"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Rows =
        [
            .. ByTouchpoint(viewer).Select(group => (group.Name, Score: group.Answers.Csat))
                .Where(group => Shown(group.Score.N))
                .OrderByDescending(group => group.Score.Value)
                .Select(group => new WhiskerRow(group.Name, group.Score.Satisfied.Value, group.Score.Satisfied.Interval?.Lower, group.Score.Satisfied.Interval?.Upper, group.Score.N)),
        ],
    };

    internal DotWhisker Efforts(Viewer viewer) => new()
    {
        Title = viewer.Words["How easy it was (CES), by touchpoint"],
        Note = viewer.Words["Mean of 1 to 7, higher is easier, with 95 % interval."],
        Unit = viewer.Words["mean of 1 to 7"],
        Digits = 1,
        WithZero = false,
        Floor = 1,
        Ceiling = 7,
        Rows =
        [
            .. ByTouchpoint(viewer).Select(group => (group.Name, Score: group.Answers.Ces))
                .Where(group => Shown(group.Score.N))
                .OrderByDescending(group => group.Score.Value)
                .Select(group => new WhiskerRow(group.Name, group.Score.Value, group.Score.Interval?.Lower, group.Score.Interval?.Upper, group.Score.N)),
        ],
    };

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        Bars(viewer).ToSheet(viewer),
        Csats(viewer).ToSheet(viewer) with { Name = "csat" },
        Efforts(viewer).ToSheet(viewer) with { Name = "ces" },
        NpsTrend.Of(Relational, Transactional, viewer).ToSheet(viewer) with { Name = "months" },
    ];

    private IEnumerable<(string Name, AnswerTally Answers)> ByTouchpoint(Viewer viewer) =>
        Touchpoints.Select(group => (group.Key.Length is 0 ? viewer.Words["no touchpoint"] : viewer.Touchpoint(group.Key), group.Value));

    private static bool Shown(long n) => Standings.Of(n).IsShown();
}
