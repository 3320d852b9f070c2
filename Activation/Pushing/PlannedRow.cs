using CxHub.Domain.Ports;

namespace CxHub.Activation.Pushing;

/// <summary>What a plan decides about one record.</summary>
public sealed record PlannedRow
{
    public required string RecordId { get; init; }

    public string? ParentId { get; init; }

    public required string ProfileId { get; init; }

    public required PlanOutcome Outcome { get; init; }

    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public IReadOnlyList<FieldHold> Holds { get; init; } = [];

    /// <summary>Why the row is filtered or parked.</summary>
    public string? Reason { get; init; }

    /// <summary>The rejections that parked the row.</summary>
    public PastRefusal? Refusal { get; init; }

    /// <summary>The before-image: what was known to stand in the fields that change. Unknown fields are not in it.</summary>
    public IReadOnlyDictionary<string, object?> Before =>
        Changes.Where(change => change.Known).ToDictionary(change => change.Field, change => change.Before, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?> After =>
        Changes.ToDictionary(change => change.Field, change => change.After, StringComparer.Ordinal);

    public PushRow ToPushRow() => new(RecordId, ParentId, After);
}
