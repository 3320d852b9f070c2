namespace CxHub.Console.Actions;

/// <summary>
/// A system's own allocation of calls, or the admin's budget for it, and the share (0 to 1) of it after which the hub's ordinary work waits.
/// <paramref name="ToldAt"/>: when the system told it; null for a budget, which the hub counts itself.
/// </summary>
public sealed record SystemQuota(string System, long Limit, long Used, double Share = 1, DateTimeOffset? ToldAt = null);
