namespace CxHub.Storage;

/// <summary>
/// One pass of the loop.
/// <paramref name="Trigger"/>: who or what started it: schedule, command, api …
/// <paramref name="State"/>: running, succeeded, failed …
/// <paramref name="Summary"/>: what it did, as JSON.
/// </summary>
public sealed record LoopRun(string Id, string Trigger, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, string State, string? Summary);
