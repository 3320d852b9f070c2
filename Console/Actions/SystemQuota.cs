namespace CxHub.Console.Actions;

/// <summary>A system's own allocation of calls, and the share (0 to 1) of it after which the hub's ordinary work waits.</summary>
public sealed record SystemQuota(string System, long Limit, long Used, double Share = 1);
