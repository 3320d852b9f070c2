namespace CxHub.Storage;

/// <summary>What differs from the pauses known before: fields that pause since now, and fields that go on again.</summary>
public sealed record PausedFieldChange(IReadOnlyList<PausedField> Paused, IReadOnlyList<PausedField> Resumed);
