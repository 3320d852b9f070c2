using System.Text.Json.Serialization;

namespace CxHub.Domain.Records;

/// <summary>An order, invoice or credit memo of the ERP. Credit memos carry a negative amount.</summary>
public sealed record Order : CanonicalRecord
{
    public string? Number { get; init; }

    /// <summary>invoice, order or credit memo.</summary>
    public string? Kind { get; init; }

    public SourceKey? CustomerKey { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether it is business done: a draft is not yet, a cancelled one no longer.</summary>
    [JsonIgnore]
    public bool Counts => Status?.ToUpperInvariant() is not ("DRAFT" or "CANCELED" or "CANCELLED");
}
