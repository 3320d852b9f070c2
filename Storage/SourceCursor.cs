namespace CxHub.Storage;

/// <summary>
/// How far one entity of one source has been read. <paramref name="Cursor"/> is the connector's own text; null means from the start.
/// <paramref name="FullLoadStartedAt"/>: set while a full load is under way.
/// <paramref name="CompletedAt"/>: when the last pull reached its end.
/// </summary>
public sealed record SourceCursor(
    string Source,
    string Entity,
    string? Cursor,
    DateTimeOffset? FullLoadStartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? CompletedAt,
    string? LastError);
