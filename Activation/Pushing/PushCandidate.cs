using CxHub.Mapping.Targets;

namespace CxHub.Activation.Pushing;

/// <summary>One record of a target that belongs to a profile or account, with all the hub knows about it.</summary>
public sealed record PushCandidate
{
    /// <summary>The record's id in the target.</summary>
    public required string RecordId { get; init; }

    /// <summary>The parent record (a contact's account), for the order of rows.</summary>
    public string? ParentId { get; init; }

    public required TargetSubject Subject { get; init; }

    /// <summary>What is known to stand in the target. A field that is missing here is unknown; a field that is null is empty.</summary>
    public IReadOnlyDictionary<string, object?>? Standing { get; init; }

    /// <summary>When the record last changed in the target, by anyone.</summary>
    public DateTimeOffset? StandingAt { get; init; }

    /// <summary>What the hub itself wrote last, field by field, and the target confirmed.</summary>
    public IReadOnlyDictionary<string, object?>? LastWritten { get; init; }

    /// <summary>What the target last said about the record, when it was a rejection.</summary>
    public PastRefusal? Refusal { get; init; }

    /// <summary>The customer's consent as of now, where the caller has asked for it; else the map's own rule decides.</summary>
    public bool? MayWrite { get; init; }
}
