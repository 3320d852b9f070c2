namespace CxHub.Domain.Records;

/// <summary>All actions of one contact instance: a web visit, a call, a chat (level three of the journey model).</summary>
public sealed record Interaction : CanonicalRecord
{
    public SourceKey? PersonKey { get; init; }

    public string? Channel { get; init; }

    public string? Touchpoint { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public int? DurationSeconds { get; init; }

    public int? Actions { get; init; }

    /// <summary>Last page, queue or topic reached.</summary>
    public string? Page { get; init; }

    public decimal? CartValue { get; init; }

    public bool? CartAbandoned { get; init; }
}
