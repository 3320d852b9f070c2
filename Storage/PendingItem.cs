namespace CxHub.Storage;

/// <summary>A key that a step has to process. The version tells a later change of the same key from the one that was taken.</summary>
public sealed record PendingItem(string Key, long Version);
