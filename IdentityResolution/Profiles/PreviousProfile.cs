namespace CxHub.IdentityResolution.Profiles;

/// <summary>
/// A profile as it was: its records and when it was created (any growing number). A retired profile was merged into another one; it keeps the records it had then,
/// so that a split along the same line finds its id again.
/// </summary>
public sealed record PreviousProfile(string Id, long CreatedAt, IReadOnlyList<RecordKey> Records, bool IsRetired = false);
