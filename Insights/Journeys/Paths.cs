using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>The ways customers take to a goal, where they stop, and which stops the good ways have.</summary>
public static class Paths
{
    private const int LongestShown = 12;

    /// <summary>The most frequent sequences of touchpoints, with the share that ended resolved.</summary>
    public static IReadOnlyList<PathCount> Top(IEnumerable<Experience> experiences, int count = 10)
    {
        var all = experiences.Select(experience => (Steps: Steps(experience), experience.IsResolved)).ToList();

        return
        [
            .. all.GroupBy(one => string.Join(" → ", one.Steps.Take(LongestShown).Concat(one.Steps.Count > LongestShown ? ["…"] : [])), StringComparer.Ordinal)
                .Select(group => new PathCount(group.Key, new(group.Count(), all.Count), new(group.Count(one => one.IsResolved), group.Count())))
                .OrderByDescending(path => path.Taken.Hits)
                .ThenBy(path => path.Path, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>For every touchpoint: how often it was the last one of an unresolved goal, where customers went next, and after how long.</summary>
    public static IReadOnlyList<TouchpointFlow> Flow(IEnumerable<Experience> experiences)
    {
        var passes = experiences.SelectMany(experience =>
        {
            var actions = experience.Interactions.SelectMany(interaction => interaction.Actions).OrderBy(action => action.From).ToList();

            return actions.Select((action, index) => (action.Touchpoint, Next: index + 1 < actions.Count ? actions[index + 1] : null, At: action.To, experience.IsResolved));
        });

        return
        [
            .. passes.GroupBy(pass => pass.Touchpoint, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new TouchpointFlow(
                group.Key,
                new(group.Count(pass => pass.Next is null && !pass.IsResolved), group.Count()),
                [
                    .. group.Where(pass => pass.Next is not null).GroupBy(pass => pass.Next!.Touchpoint, StringComparer.Ordinal)
                        .Select(next => new TouchpointStep(next.Key, next.Count(), Quantiles.Median(next.Select(pass => (pass.Next!.From - pass.At).TotalMinutes))))
                        .OrderByDescending(step => step.Count)
                        .ThenBy(step => step.To, StringComparer.Ordinal),
                ])),
        ];
    }

    /// <summary>Which touchpoints good experiences pass more often than others, with q-values because many are looked at.</summary>
    public static IReadOnlyList<TouchpointLift> OnTheWayToGood(IEnumerable<Experience> experiences, Func<Experience, bool> isGood)
    {
        var all = experiences.Select(experience => (Steps: Steps(experience).ToHashSet(StringComparer.Ordinal), Good: isGood(experience))).ToList();
        var (good, other) = (all.Count(one => one.Good), all.Count(one => !one.Good));
        var lifts = all.SelectMany(one => one.Steps).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(touchpoint => (
                Touchpoint: touchpoint,
                Good: new Share(all.Count(one => one.Good && one.Steps.Contains(touchpoint)), good),
                Other: new Share(all.Count(one => !one.Good && one.Steps.Contains(touchpoint)), other)))
            .Select(row => (Row: row, Test: Proportions.Compare(row.Good, row.Other)))
            .ToList();
        var q = FalseDiscovery.Adjust([.. lifts.Select(lift => lift.Test?.P ?? double.NaN)]);

        return [.. lifts.Select((lift, index) => new TouchpointLift(lift.Row.Touchpoint, lift.Row.Good, lift.Row.Other, lift.Test, double.IsNaN(q[index]) ? null : q[index]))];
    }

    private static List<string> Steps(Experience experience) => [.. experience.Interactions.SelectMany(interaction => interaction.Actions).OrderBy(action => action.From).Select(action => action.Touchpoint)];
}

/// <param name="Taken">Of all experiences.</param>
public sealed record PathCount(string Path, Share Taken, Share Resolved);

/// <param name="DropOff">Passes that were the end of an unresolved goal.</param>
public sealed record TouchpointFlow(string Touchpoint, Share DropOff, IReadOnlyList<TouchpointStep> Next);

public sealed record TouchpointStep(string To, int Count, double MedianMinutes);

/// <param name="Good">Good experiences that pass the touchpoint.</param>
/// <param name="Other">The others that do.</param>
public sealed record TouchpointLift(string Touchpoint, Share Good, Share Other, Comparison? Test, double? Q);
