namespace CxHub.Domain.Records;

/// <summary>A sales opportunity. Win rate counts closed deals only.</summary>
public sealed record Deal : CanonicalRecord
{
    public string? Name { get; init; }

    public SourceKey? AccountKey { get; init; }

    public SourceKey? ContactKey { get; init; }

    public string? OwnerId { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Stage { get; init; }

    /// <summary>Product line or segment used as a control in the win-rate model.</summary>
    public string? Segment { get; init; }

    public bool IsClosed { get; init; }

    public bool IsWon { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the deal was won or lost; date-only sources give local midnight of the hub's zone in UTC.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}
