using System.Data.Common;

namespace CxHub.Storage;

/// <summary>The cursors of all sources, one per source and entity.</summary>
public sealed class CursorStore
{
    private readonly SqlSession _sql;

    internal CursorStore(SqlSession sql) => _sql = sql;

    public Task<SourceCursor?> GetAsync(string source, string entity, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync(
            "SELECT source, entity, cursor, full_load_started_at, updated_at, completed_at, last_error FROM source_cursor WHERE source = @source AND entity = @entity",
            new { source, entity },
            Cursor,
            cancellationToken);

    public Task<IReadOnlyList<SourceCursor>> AllAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT source, entity, cursor, full_load_started_at, updated_at, completed_at, last_error FROM source_cursor ORDER BY source, entity",
            SqlSession.NoArguments,
            Cursor,
            cancellationToken);

    public Task SetAsync(SourceCursor cursor, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO source_cursor (source, entity, cursor, full_load_started_at, updated_at, completed_at, last_error)
            SELECT source, entity, cursor, full_load_started_at, updated_at, completed_at, last_error FROM {rows} AS r WHERE TRUE
            ON CONFLICT (source, entity) DO UPDATE SET
                cursor = excluded.cursor, full_load_started_at = excluded.full_load_started_at, updated_at = excluded.updated_at,
                completed_at = excluded.completed_at, last_error = excluded.last_error
            """,
            RowSet.One(cursor)
                .Text("source", row => row.Source)
                .Text("entity", row => row.Entity)
                .Text("cursor", row => row.Cursor)
                .Instant("full_load_started_at", row => row.FullLoadStartedAt)
                .Instant("updated_at", row => row.UpdatedAt)
                .Instant("completed_at", row => row.CompletedAt)
                .Text("last_error", row => row.LastError),
            cancellationToken);

    /// <summary>Forgets how far the entity was read: the next pull is a full load.</summary>
    public Task ResetAsync(string source, string entity, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync("DELETE FROM source_cursor WHERE source = @source AND entity = @entity", new { source, entity }, cancellationToken);

    private static SourceCursor Cursor(DbDataReader row) =>
        new(row.Text(0), row.Text(1), row.TextOrNull(2), row.InstantOrNull(3), row.Instant(4), row.InstantOrNull(5), row.TextOrNull(6));
}
