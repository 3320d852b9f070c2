using System.CommandLine;
using System.Globalization;
using CxHub.Insights.Journeys;

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
        });
    }

    private static List<JourneyEvent> Read(string file, TimeZoneInfo zone)
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

    internal static ReportDocument Document(JourneyLevels levels, DateTimeOffset asOf, TimeSpan window)
    {
        var experiences = levels.Experiences.ToList();
        var firstContact = FirstContact.Measure(experiences, asOf, window);
        var effort = Effort.Of(experiences);

        return new()
        {
            Report = "journeys",
            Sentence = firstContact.Resolved.Value is { } resolved
                ? FormattableString.Invariant($"{100 * resolved:0.#} % of goals are resolved at first contact ({firstContact.Name}, {100 * firstContact.Resolved.Interval!.Value.Lower:0.#} to {100 * firstContact.Resolved.Interval.Value.Upper:0.#}, n {firstContact.Resolved.N}); {firstContact.Pending} are too young to know.")
                : $"No goal is old enough to know whether it was resolved at first contact ({firstContact.Pending} are pending).",
            Figures =
            [
                new("events", levels.Events.Count()), new("actions", levels.Actions.Count()), new("interactions", levels.Interactions.Count()), new("experiences", experiences.Count), new("journeys", levels.Journeys.Count), new("repeatedEvents", levels.Repeats),
                new("firstContactName", firstContact.Name), new("firstContact", firstContact.Resolved.Value), new("firstContactLower", firstContact.Resolved.Interval?.Lower), new("firstContactUpper", firstContact.Resolved.Interval?.Upper), new("firstContactN", firstContact.Resolved.N), new("pending", firstContact.Pending),
                new("actionsPerResolvedGoal", effort.ActionsPerResolvedGoal), new("formulaVersion", JourneyBuilder.FormulaVersion),
            ],
            Tables =
            [
                new("paths", ["path", "count", "share", "resolved", "lower", "upper"], [.. Paths.Top(experiences).Select(path => (IReadOnlyList<object?>)[path.Path, path.Taken.Hits, path.Taken.Value, path.Resolved.Value, path.Resolved.Interval?.Lower, path.Resolved.Interval?.Upper])]),
                new("touchpoints", ["touchpoint", "passes", "dropOff", "next", "nextCount", "medianMinutes"], [.. Paths.Flow(experiences).Select(Row)]),
                new("onTheWayToSolutions", ["touchpoint", "resolvedShare", "otherShare", "difference", "p", "q"], [.. Paths.OnTheWayToGood(experiences, experience => experience.IsResolved).Select(lift => (IReadOnlyList<object?>)[lift.Touchpoint, lift.Good.Value, lift.Other.Value, lift.Test?.Difference, lift.Test?.P, lift.Q])]),
            ],
        };
    }

    private static IReadOnlyList<object?> Row(TouchpointFlow flow) => flow.Next is [var next, ..]
        ? [flow.Touchpoint, flow.DropOff.N, flow.DropOff.Value, next.To, next.Count, next.MedianMinutes]
        : [flow.Touchpoint, flow.DropOff.N, flow.DropOff.Value, null, null, null];
}
