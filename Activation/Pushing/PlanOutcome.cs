namespace CxHub.Activation.Pushing;

/// <summary>What a plan decides about one row.</summary>
public enum PlanOutcome
{
    Write,
    Unchanged,
    Filtered,

    /// <summary>Would be written, but the target rejected exactly this too often.</summary>
    Parked,
}
