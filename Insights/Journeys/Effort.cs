using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>What a solution costs the customer: steps, repeats, transfers, channel changes, minutes. Objective where the effort score is felt.</summary>
public static class Effort
{
    public const string FormulaVersion = "effort/1";

    public static EffortReport Of(IEnumerable<Experience> experiences)
    {
        var goals = experiences.Select(One).ToList();
        var resolved = goals.Count(goal => goal.Goal.IsResolved);

        return new(goals, goals.Count, resolved, resolved > 0 ? goals.Sum(goal => goal.Actions) / (double)resolved : null);
    }

    /// <summary>Does measured effort go along with the felt one? Spearman over goals that have a CES answer (high = easy).</summary>
    public static Attempt<CorrelationResult> AgainstCes(IEnumerable<(GoalEffort Effort, double Ces)> answered)
    {
        var pairs = answered.ToList();

        return Correlation.Spearman(new("effort", [.. pairs.Select(pair => (double)pair.Effort.Actions)]), new("CES", [.. pairs.Select(pair => pair.Ces)]));
    }

    private static GoalEffort One(Experience goal) => new(
        goal,
        goal.Actions,
        goal.Interactions.Count - 1,
        goal.Interactions.Sum(interaction => interaction.Transfers),
        goal.Interactions.Zip(goal.Interactions.Skip(1)).Count(pair => pair.First.Channel != pair.Second.Channel),
        goal.Interactions.Sum(interaction => (interaction.To - interaction.From).TotalMinutes));
}

/// <param name="Repeats">Interactions after the first.</param>
public sealed record GoalEffort(Experience Goal, int Actions, int Repeats, int Transfers, int ChannelSwitches, double Minutes);

/// <param name="ActionsPerResolvedGoal">All actions over resolved goals, so steps that led nowhere count; null when nothing was resolved.</param>
public sealed record EffortReport(IReadOnlyList<GoalEffort> Goals, int Opened, int Resolved, double? ActionsPerResolvedGoal);
