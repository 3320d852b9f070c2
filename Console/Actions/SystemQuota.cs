namespace CxHub.Console.Actions;

/// <summary>A system's own allocation of calls.</summary>
public sealed record SystemQuota(string System, long Limit, long Used);
