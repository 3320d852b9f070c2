using System.CommandLine;
using CxHub.Insights.Journeys;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report paths [--input events.csv]</c>: the ways customers take, where they stop, and which stops the good ways have.</summary>
public static class PathsReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> zone = new("--zone") { Description = "Time zone of dates without offset", DefaultValueFactory = _ => ScoreReport.DefaultZone };

        return shared.Command("paths", "The ways customers take and where they stop", [zone], result =>
        {
            var experiences = JourneyBuilder.Build(JourneysReport.Read(shared.File(result), ScoreAnswers.ZoneOf(result.GetRequiredValue(zone)))).Experiences.ToList();

            return Document(experiences.Count, Paths.Top(experiences), TablesOf(experiences, experiences));
        }, (result, reports, token) => reports.PathsAsync(new() { Days = result.GetValue(shared.Days) }, token));
    }

    internal static ReportDocument Document(JourneyStudy study)
    {
        var document = Document(study.Counts.Needs, study.TopPaths, TablesOf(study));

        return document with { Notes = [.. document.Notes, "a visit in the week before a case or cart counts as its first step"] };
    }

    internal static IEnumerable<ReportTable> TablesOf(JourneyStudy study) =>
    [
        .. Tables(study.TopPaths, study.Flow, study.OnTheWayToSolutions),
        new("steps", ["step", "from", "to", "count", "dropOff"], [.. study.Steps.Select(step => (IReadOnlyList<object?>)[step.Step, step.From, step.To, step.Count, step.IsDropOff])]),
    ];

    internal static IEnumerable<ReportTable> TablesOf(IReadOnlyList<Experience> all, IReadOnlyList<Experience> judged) =>
        Tables(Paths.Top(all), Paths.Flow(all), Paths.OnTheWayToGood(judged, experience => experience.IsResolved));

    private static IEnumerable<ReportTable> Tables(IReadOnlyList<PathCount> paths, IReadOnlyList<TouchpointFlow> flow, IReadOnlyList<TouchpointLift> lifts) =>
    [
        new("paths", ["path", "count", "share", "resolved", "lower", "upper"], [.. paths.Select(path => (IReadOnlyList<object?>)[path.Path, path.Taken.Hits, path.Taken.Value, path.Resolved.Value, path.Resolved.Interval?.Lower, path.Resolved.Interval?.Upper])]),
        new("touchpoints", ["touchpoint", "passes", "dropOff", "next", "nextCount", "medianMinutes"], [.. flow.Select(Row)]),
        new("onTheWayToSolutions", ["touchpoint", "resolvedShare", "otherShare", "difference", "p", "q"], [.. lifts.Select(lift => (IReadOnlyList<object?>)[lift.Touchpoint, lift.Good.Value, lift.Other.Value, lift.Test?.Difference, lift.Test?.P, lift.Q])]),
    ];

    private static ReportDocument Document(int needs, IReadOnlyList<PathCount> top, IEnumerable<ReportTable> tables) => new()
    {
        Report = "paths",
        Sentence = top is [var first, ..]
            ? FormattableString.Invariant($"The most frequent of the ways of {needs} needs is {first.Path} ({100 * first.Taken.Value:0.#} %).")
            : "There is no need yet whose way could be shown.",
        Figures = [new("needs", needs), new("formulaVersion", JourneyBuilder.FormulaVersion)],
        Tables = [.. tables],
        Notes = [$"ways taken fewer than {Standings.ShownFrom} times say little"],
    };

    private static IReadOnlyList<object?> Row(TouchpointFlow flow) => flow.Next is [var next, ..]
        ? [flow.Touchpoint, flow.DropOff.N, flow.DropOff.Value, next.To, next.Count, next.MedianMinutes]
        : [flow.Touchpoint, flow.DropOff.N, flow.DropOff.Value, null, null, null];
}
