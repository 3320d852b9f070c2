namespace CxHub.Insights.Journeys;

/// <summary>Where one level ends and the next begins; admins may set it, these are the defaults.</summary>
public sealed record JourneyRules
{
    /// <summary>By touchpoint, then by channel: a longer pause begins a new action.</summary>
    public IReadOnlyDictionary<string, TimeSpan> ActionGaps { get; init; } = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        ["ivr"] = TimeSpan.FromMinutes(2),
        ["web"] = TimeSpan.FromMinutes(30),
    };

    public TimeSpan OtherActionGap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Between events that carry no instance id.</summary>
    public TimeSpan InteractionGap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>The same intent within this time is the same need.</summary>
    public TimeSpan IntentWindow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A longer silence ends a journey.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromDays(90);

    internal TimeSpan ActionGapOf(JourneyEvent one) =>
        ActionGaps.TryGetValue(one.Touchpoint, out var gap) || ActionGaps.TryGetValue(one.Channel, out gap) ? gap : OtherActionGap;
}
