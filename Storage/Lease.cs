namespace CxHub.Storage;

/// <summary>The sole right to do something until a moment. <paramref name="Owner"/> is made anew for every acquisition.</summary>
public sealed record Lease(string Name, string Owner, DateTimeOffset Until);
