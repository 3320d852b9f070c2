namespace CxHub.Activation.Pushing;

/// <summary>A row that a run wrote: what stood there before (unknown fields are missing) and what was written.</summary>
public sealed record WrittenRow(string RecordId, string? ParentId, IReadOnlyDictionary<string, object?> Before, IReadOnlyDictionary<string, object?> After);
