namespace CxHub.Insights.Journeys;

/// <summary>So many needs went from one touchpoint to the next at this step of their way.</summary>
/// <param name="Step">Of <paramref name="From"/>, counted from 0.</param>
/// <param name="To">The next touchpoint; <see cref="End"/> where an unresolved need went no further.</param>
public sealed record FlowStep(int Step, string From, string To, int Count)
{
    /// <summary>Where needs end that were not met.</summary>
    public const string End = "no further step";

    private const int LongestShown = 3;

    public bool IsDropOff => To is End;

    internal static IReadOnlyList<FlowStep> Of(IEnumerable<Experience> needs) =>
    [
        .. needs.SelectMany(Links).CountBy(link => link).Select(link => new FlowStep(link.Key.Step, link.Key.From, link.Key.To, link.Value))
            .OrderBy(step => step.Step).ThenByDescending(step => step.Count).ThenBy(step => step.From, StringComparer.Ordinal).ThenBy(step => step.To, StringComparer.Ordinal),
    ];

    private static IEnumerable<(int Step, string From, string To)> Links(Experience need)
    {
        var touchpoints = need.Interactions.SelectMany(interaction => interaction.Actions).OrderBy(action => action.From).Select(action => action.Touchpoint).ToList();
        for (var step = 0; step < Math.Min(touchpoints.Count, LongestShown); step++)
        {
            if (step + 1 < touchpoints.Count)
            {
                yield return (step, touchpoints[step], touchpoints[step + 1]);
            }
            else if (!need.IsResolved)
            {
                yield return (step, touchpoints[step], End);
            }
        }
    }
}
