namespace CxHub.Domain.Records;

/// <summary>A service case or incident.</summary>
public sealed record SupportCase : CanonicalRecord
{
    public string? Subject { get; init; }

    public SourceKey? AccountKey { get; init; }

    public SourceKey? ContactKey { get; init; }

    public string? OwnerId { get; init; }

    public string? Status { get; init; }

    public string? Priority { get; init; }

    public string? Channel { get; init; }

    public bool IsClosed { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}
