using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>What a solution costs the customer over many needs, and whether the felt effort goes with the counted one.</summary>
public sealed record EffortSummary
{
    public required int Opened { get; init; }

    public required int Resolved { get; init; }

    public required double? ActionsPerResolvedGoal { get; init; }

    /// <summary>Contacts after the first, per need.</summary>
    public required double? RepeatsPerGoal { get; init; }

    /// <summary>Needs in which the customer had to change the channel.</summary>
    public required Share WithChannelSwitch { get; init; }

    /// <summary>From the first contact to the solution, of solved needs.</summary>
    public required double? MedianHours { get; init; }

    /// <summary>Spearman of hours to the solution and the CES answer that followed (high = easy).</summary>
    public required Attempt<CorrelationResult> HoursAgainstCes { get; init; }

    internal static EffortSummary Of(EffortReport report, IReadOnlyList<(string Customer, DateTimeOffset At, int Ces)> answers, TimeSpan reach)
    {
        var solved = report.Goals.Where(goal => goal.Goal.IsResolved).ToList();
        var felt = answers.ToLookup(answer => answer.Customer, StringComparer.Ordinal);
        var pairs = solved.Select(goal => (Hours: HoursOf(goal), Ces: felt[goal.Goal.Customer].Where(answer => answer.At > goal.Goal.To && answer.At - goal.Goal.To <= reach).OrderBy(answer => answer.At).Select(answer => (double?)answer.Ces).FirstOrDefault()))
            .Where(pair => pair.Ces is not null)
            .ToList();

        return new()
        {
            Opened = report.Opened,
            Resolved = report.Resolved,
            ActionsPerResolvedGoal = report.ActionsPerResolvedGoal,
            RepeatsPerGoal = report.Goals.Count > 0 ? report.Goals.Average(goal => goal.Repeats) : null,
            WithChannelSwitch = new(report.Goals.Count(goal => goal.ChannelSwitches > 0), report.Goals.Count),
            MedianHours = solved.Count > 0 ? Quantiles.Median(solved.Select(HoursOf)) : null,
            HoursAgainstCes = Correlation.Spearman(new("hours to the solution", [.. pairs.Select(pair => pair.Hours)]), new("CES", [.. pairs.Select(pair => pair.Ces!.Value)])),
        };
    }

    private static double HoursOf(GoalEffort goal) => (goal.Goal.To - goal.Goal.From).TotalHours;
}
