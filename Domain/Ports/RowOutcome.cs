namespace CxHub.Domain.Ports;

/// <summary>How a row of a push ended. Every planned row ends in exactly one of these.</summary>
public enum RowOutcome
{
    Written,
    Unchanged,

    /// <summary>Held back by a rule of the hub: consent, conflict policy, a paused field.</summary>
    Filtered,
    Rejected,

    /// <summary>Not sent any more: the target rejected the same values for the same reason too often.</summary>
    Parked,
}
