using CxHub.Insights.Text;

namespace CxHub.Insights.Drivers;

/// <summary>Which behaviours may be drivers, and how long before the answer they count; <c>drivers</c> in <c>config/scores.yaml</c>.</summary>
public sealed record BehaviourOptions
{
    /// <summary>Only what happened in this time before the answer is set beside it; what comes after cannot have gone into it.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(180);

    public IReadOnlySet<Behaviour> Behaviours { get; init; } = Enum.GetValues<Behaviour>().ToHashSet();

    /// <summary>By which the comment beside an answer is put into areas.</summary>
    public Taxonomy Taxonomy { get; init; } = Taxonomy.BuiltIn;
}
