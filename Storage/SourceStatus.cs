namespace CxHub.Storage;

/// <summary>
/// How one entity of one source stands.
/// <paramref name="LastChangeAt"/>: when a record last really changed here.
/// <paramref name="CursorAt"/>: when the cursor last moved; its age is the freshness.
/// <paramref name="CompletedAt"/>: when a pull last reached its end.
/// <paramref name="FullLoad"/>: a full load is under way.
/// </summary>
public sealed record SourceStatus(
    string Source,
    string Entity,
    long Live,
    long Deleted,
    DateTimeOffset? LastChangeAt,
    DateTimeOffset? CursorAt,
    DateTimeOffset? CompletedAt,
    bool FullLoad,
    string? LastError);
