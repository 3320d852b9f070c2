namespace CxHub.Storage;

/// <summary>
/// What is known to stand on one record of a target. Values are text, decimal, bool or null (known to be empty).
/// <paramref name="At"/>: when the target was seen, or written, in this state.
/// </summary>
public sealed record TargetRecord(string RecordId, IReadOnlyDictionary<string, object?> Fields, DateTimeOffset At);
