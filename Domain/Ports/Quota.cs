namespace CxHub.Domain.Ports;

/// <summary>A system's own allocation of calls: how many it grants in its window and how many are used.</summary>
public sealed record Quota(long Limit, long Used);
