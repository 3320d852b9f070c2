namespace CxHub.Storage;

/// <summary>
/// How far the resolution of one kind is.
/// <paramref name="Generation"/>: grows with every resolution and every erasure.
/// <paramref name="Training"/>: how often the model was trained; the one in force is the last.
/// <paramref name="SettingsHash"/>: the settings it was trained with; empty when a new training was asked for.
/// <paramref name="Records"/>: records it was trained on.
/// </summary>
public sealed record IdentityHead(long Generation, int Training, string SettingsHash, int Records, string Reason, DateTimeOffset TrainedAt);
