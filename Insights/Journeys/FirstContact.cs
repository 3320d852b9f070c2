using CxHub.Insights.Statistics;

namespace CxHub.Insights.Journeys;

/// <summary>First-contact resolution: goals resolved in their first interaction and not raised again within the window, of all goals old enough to know.</summary>
public static class FirstContact
{
    public const string FormulaVersion = "fcr/1";

    /// <summary>The window is part of the metric's name: FCR-7d is another number than FCR-30d.</summary>
    public static FirstContactReport Measure(IEnumerable<Experience> experiences, DateTimeOffset asOf, TimeSpan? window = null)
    {
        var span = window ?? TimeSpan.FromDays(7);
        var goals = experiences.Where(experience => experience.From <= asOf).ToList();
        var byIntent = goals.Where(goal => goal.Intent is not null).ToLookup(goal => (goal.Customer, goal.Intent));
        var known = goals.Where(goal => goal.Interactions[0].To + span <= asOf).ToList();
        var resolved = known.Where(goal => IsResolvedAtFirst(goal, byIntent[(goal.Customer, goal.Intent)], span)).ToList();

        return new(FormattableString.Invariant($"FCR-{span.TotalDays:0.##}d"), new(resolved.Count, known.Count), goals.Count - known.Count);
    }

    public static bool IsResolvedAtFirst(Experience goal, IEnumerable<Experience> sameIntent, TimeSpan window)
    {
        var first = goal.Interactions[0];
        bool Again(DateTimeOffset from) => from > first.To && from - first.To <= window;

        return first.Resolves
            && !goal.Interactions.Skip(1).Any(interaction => Again(interaction.From))
            && !sameIntent.Any(other => !ReferenceEquals(other, goal) && other.Interactions.Any(interaction => Again(interaction.From)));
    }
}

/// <param name="Name">Carries the window.</param>
/// <param name="Pending">Goals too young to know; they are in neither number.</param>
public sealed record FirstContactReport(string Name, Share Resolved, int Pending);
