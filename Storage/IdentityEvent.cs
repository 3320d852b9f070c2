namespace CxHub.Storage;

/// <summary>Something that happened to a profile: created, merged, split, recordAdded, recordMoved, redirected.</summary>
public sealed record IdentityEvent(string ProfileId, string Type, string? Detail, DateTimeOffset At);
