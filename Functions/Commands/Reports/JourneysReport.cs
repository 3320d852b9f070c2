using System.CommandLine;
using System.Globalization;
using CxHub.Insights.Journeys;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>
/// <c>report journeys --input events.csv</c>: columns <c>event_id, customer, at, channel, touchpoint</c>, and where there are any <c>instance, goal, intent, stage, resolves, transfers</c>.
/// </summary>
public static class JourneysReport
{
    private static readonly string[] Needed = ["event_id", "customer", "at", "channel", "touchpoint"];

    private static readonly string[] Optional = ["instance", "goal", "intent", "stage", "resolves", "transfers"];

    public static Command Build()
    {
        ReportOptions shared = new();
        Option<int> window = new("--window") { Description = "Days in which a goal must not come back to count as resolved at first contact", DefaultValueFactory = _ => 7 };
        Option<string?> asOf = new("--as-of") { Description = "Moment of the report; the last event when left out" };
        Option<string> zone = new("--zone") { Description = "Time zone of dates without offset", DefaultValueFactory = _ => ScoreReport.DefaultZone };

        return shared.Command("journeys", "Five levels from raw events, first-contact resolution, effort, paths", [window, asOf, zone], result =>
        {
            var events = Read(shared.File(result), ScoreAnswers.ZoneOf(result.GetRequiredValue(zone)));
            var moment = result.GetValue(asOf) is { } text
                ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : throw new ReportException($"--as-of: \"{text}\" is not a date.")
                : events.Select(one => one.At).DefaultIfEmpty().Max();

            return Document(JourneyBuilder.Build(events), moment, TimeSpan.FromDays(result.GetValue(window)));
        }, (result, reports, token) => reports.JourneysAsync(new() { Days = result.GetValue(shared.Days) }, token));
    }

    internal static List<JourneyEvent> Read(string file, TimeZoneInfo zone)
    {
        var heading = CsvTable.HeadingOf(file);
        var table = CsvTable.Read(file, [.. Needed, .. Optional.Where(column => heading.Contains(column, StringComparer.OrdinalIgnoreCase))]);
        string? Cell(string column, int row) => table.Has(column) && table[column][row].Trim() is { Length: > 0 } cell ? cell : null;

        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row => new JourneyEvent
            {
                Source = file,
                EventId = table["event_id"][row],
                Customer = table["customer"][row],
                At = Cells.Moment(table, "at", row, zone, null) ?? throw Cells.NotA("date", table, "at", row),
                Channel = table["channel"][row].Trim(),
                Touchpoint = table["touchpoint"][row].Trim(),
                Instance = Cell("instance", row),
                Goal = Cell("goal", row),
                Intent = Cell("intent", row),
                Stage = Cell("stage", row),
                Resolves = Cells.Won(Cell("resolves", row) ?? "") is true,
                Transfers = Cells.Won(Cell("transfers", row) ?? "") is true,
            }),
        ];
    }

    /// <summary>The hub's own cases, carts and visits.</summary>
    internal static ReportDocument Document(JourneyStudy study)
    {
        var (counts, first, effort, touchpoints) = (study.Counts, study.FirstContact, study.Effort, study.Touchpoints);

        return new()
        {
            Report = "journeys",
            Sentence = Sentence(first),
            Figures =
            [
                new("events", counts.Events), new("actions", counts.Actions), new("interactions", counts.Interactions), new("experiences", counts.Needs), new("journeys", counts.Journeys), new("visitsWithoutNeed", counts.VisitsWithoutNeed),
                .. FiguresOf(first),
                new("goalsOpened", effort.Opened), new("goalsResolved", effort.Resolved), new("actionsPerResolvedGoal", effort.ActionsPerResolvedGoal), new("repeatsPerGoal", effort.RepeatsPerGoal),
                new("channelSwitch", effort.WithChannelSwitch.Value), new("medianHoursToSolution", effort.MedianHours),
                new("hoursAgainstCes", effort.HoursAgainstCes.Value?.Value), new("hoursAgainstCesP", effort.HoursAgainstCes.Value?.P), new("hoursAgainstCesN", effort.HoursAgainstCes.Value?.N), new("hoursAgainstCesRefusal", effort.HoursAgainstCes.Refusal),
                new("carts", study.CartsBought.N), new("cartsBought", study.CartsBought.Value), new("cartsBoughtLower", study.CartsBought.Interval?.Lower), new("cartsBoughtUpper", study.CartsBought.Interval?.Upper),
                new("relationalNps", Shown(touchpoints.Journey)), new("relationalN", touchpoints.Journey.N), new("formulaVersion", study.FormulaVersion),
            ],
            Tables =
            [
                GroupTable("firstContactByChannel", study.FirstContactByChannel),
                GroupTable("firstContactBySubject", study.FirstContactBySubject),
                new("touchpoints", ["touchpoint", "n", "nps", "lower", "upper", "againstRelationship", "p", "q", "standing"], [.. touchpoints.Touchpoints.Select(Row)]),
                .. PathsReport.TablesOf(study),
            ],
            Notes = ["a case closed within 24 hours of its opening counts as one contact", $"{counts.VisitsWithoutNeed} visits led to no case or cart within a week and stand for no need"],
        };
    }

    private static double? Shown(NpsScore score) => score.Standing.IsShown() ? score.Value : null;

    private static IReadOnlyList<object?> Row(TouchpointRow row) => row.Nps.Standing.IsShown()
        ? [row.Touchpoint, row.Nps.N, row.Nps.Value, row.Nps.ShownInterval?.Lower, row.Nps.ShownInterval?.Upper, row.AgainstJourney?.Difference, row.AgainstJourney?.P, row.Q, row.Nps.Standing]
        : [row.Touchpoint, row.Nps.N, null, null, null, null, null, null, row.Nps.Standing];

    private static ReportTable GroupTable(string name, IReadOnlyList<FirstContactGroup> groups) => new(name, ["group", "n", "resolved", "lower", "upper", "standing"], [.. groups.Select(group => group.Resolved.Standing.IsShown()
        ? (IReadOnlyList<object?>)[group.Name, group.Resolved.N, group.Resolved.Value, group.Resolved.Interval?.Lower, group.Resolved.Interval?.Upper, group.Resolved.Standing]
        : [group.Name, group.Resolved.N, null, null, null, group.Resolved.Standing])]);

    private static string Sentence(FirstContactReport first) => first.Resolved.Value is { } resolved
        ? FormattableString.Invariant($"{100 * resolved:0.#} % of goals are resolved at first contact ({first.Name}, {100 * first.Resolved.Interval!.Value.Lower:0.#} to {100 * first.Resolved.Interval.Value.Upper:0.#}, n {first.Resolved.N}); {first.Pending} are too young to know.")
        : $"No goal is old enough to know whether it was resolved at first contact ({first.Pending} are pending).";

    private static IReadOnlyList<Figure> FiguresOf(FirstContactReport first) =>
    [
        new("firstContactName", first.Name), new("firstContact", first.Resolved.Value), new("firstContactLower", first.Resolved.Interval?.Lower), new("firstContactUpper", first.Resolved.Interval?.Upper), new("firstContactN", first.Resolved.N), new("pending", first.Pending),
    ];

    internal static ReportDocument Document(JourneyLevels levels, DateTimeOffset asOf, TimeSpan window)
    {
        var experiences = levels.Experiences.ToList();
        var firstContact = FirstContact.Measure(experiences, asOf, window);
        var effort = Effort.Of(experiences);

        return new()
        {
            Report = "journeys",
            Sentence = Sentence(firstContact),
            Figures =
            [
                new("events", levels.Events.Count()), new("actions", levels.Actions.Count()), new("interactions", levels.Interactions.Count()), new("experiences", experiences.Count), new("journeys", levels.Journeys.Count), new("repeatedEvents", levels.Repeats),
                .. FiguresOf(firstContact),
                new("actionsPerResolvedGoal", effort.ActionsPerResolvedGoal), new("formulaVersion", JourneyBuilder.FormulaVersion),
            ],
            Tables =
            [
                .. PathsReport.TablesOf(experiences, experiences),
            ],
        };
    }
}
