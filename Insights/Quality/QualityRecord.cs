namespace CxHub.Insights.Quality;

/// <summary>One record as the checks read it.</summary>
public sealed record QualityRecord
{
    /// <summary>Stands for a value that the source gave and the mapping could not read: there, but not valid.</summary>
    public const string Unreadable = "\u0001";

    public required string Id { get; init; }

    public required IReadOnlyDictionary<string, string?> Fields { get; init; }

    /// <summary>The customer it was resolved to; null before resolution.</summary>
    public string? Entity { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public bool Consented { get; init; }

    /// <summary>Identified, and with what its use needs.</summary>
    public bool IsOfUse { get; init; }

    /// <summary>The value, or null when it is missing in any of the ways people write "missing".</summary>
    public string? Value(string field) =>
        Fields.GetValueOrDefault(field)?.Trim() is { } value && !IsMissing(value) ? value : null;

    private static bool IsMissing(string value) => value.ToUpperInvariant() is "" or "N/A" or "NA" or "UNKNOWN" or "-" or "–" or "NULL" or "NONE";
}
