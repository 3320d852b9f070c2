namespace CxHub.Storage;

/// <summary>
/// One push to one target. At its end written + unchanged + filtered + rejected + parked = planned.
/// <paramref name="Calls"/>: aPI calls it cost.
/// </summary>
public sealed record PushRun(
    string Id,
    string Target,
    PushRunState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    int Planned,
    int Written,
    int Unchanged,
    int Filtered,
    int Rejected,
    long Calls,
    string? Detail)
{
    /// <summary>Rows that were not sent because the target rejected them too often.</summary>
    public int Parked { get; init; }
}
