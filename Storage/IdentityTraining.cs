namespace CxHub.Storage;

/// <summary>
/// A model to resolve with from now on: what it was trained with, on how many records, why, and everything that is frozen, as JSON.
/// </summary>
public sealed record IdentityTraining(string SettingsHash, int Records, string Reason, string Snapshot);
