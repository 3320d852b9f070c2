using System.Data.Common;
using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>The source records, kept as received, one row per key.</summary>
public sealed class RecordStore
{
    private readonly SqlSession _sql;

    internal RecordStore(SqlSession sql) => _sql = sql;

    /// <summary>Records landed since a moment that changed in their source after the hub began to read it: when they changed there, and when they were here.</summary>
    public Task<IReadOnlyList<(SourceKey Key, DateTimeOffset ChangedAt, DateTimeOffset LandedAt)>> ArrivalsAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            SELECT t.source, t.entity, t.id, t.modified_at, t.landed_at
            FROM record AS t
            JOIN (SELECT source, entity, MIN(landed_at) AS began_at FROM record GROUP BY source, entity) AS began ON began.source = t.source AND began.entity = t.entity
            WHERE t.landed_at >= @since AND t.modified_at > began.began_at AND NOT t.deleted
            """,
            new { since },
            row => (row.Key(0), row.Instant(3), row.Instant(4)),
            cancellationToken);

    /// <summary>
    /// Stores a page and returns the keys whose body or deleted flag really changed. An older <see cref="SourceRecord.ModifiedAt"/>
    /// never replaces a newer one; a tombstone without a body keeps the last body; a key erased on request is not stored again.
    /// With <paramref name="fullLoad"/> every row is also marked as seen, for <see cref="SweepAsync"/>.
    /// </summary>
    public async Task<IReadOnlyList<SourceKey>> LandAsync(IReadOnlyList<SourceRecord> records, bool fullLoad, CancellationToken cancellationToken = default)
    {
        var landing = Random.Shared.NextInt64();
        var rows = RowSet.Of(NewestPerKey(records))
            .Key(record => record.Key)
            .Instant("modified_at", record => record.ModifiedAt)
            .Bool("deleted", record => record.Deleted)
            .Text("body", record => record.Body)
            .Long("hash", record => Hashes.Of(record.Body))
            .Long("key_hash", record => Hashes.Of(record.Key))
            .With("landing", landing)
            .With("now", _sql.Now)
            .With("full", fullLoad);
        var touched = await _sql.ListAsync(
            """
            INSERT INTO record AS old (source, entity, id, modified_at, deleted, body, hash, landing, landed_at, seen_at)
            SELECT r.source, r.entity, r.id, r.modified_at, r.deleted, r.body, r.hash, @landing, @now, @now
            FROM {rows} AS r
            WHERE NOT EXISTS (SELECT 1 FROM erased AS e WHERE e.key_hash = r.key_hash)
            ON CONFLICT (source, entity, id) DO UPDATE SET
                seen_at = excluded.seen_at,
                modified_at = CASE WHEN excluded.modified_at > old.modified_at THEN excluded.modified_at ELSE old.modified_at END,
                deleted = CASE WHEN excluded.modified_at >= old.modified_at THEN excluded.deleted ELSE old.deleted END,
                body = CASE WHEN excluded.modified_at < old.modified_at OR excluded.hash = old.hash OR (excluded.deleted AND excluded.body = '{}') THEN old.body ELSE excluded.body END,
                hash = CASE WHEN excluded.modified_at < old.modified_at OR (excluded.deleted AND excluded.body = '{}') THEN old.hash ELSE excluded.hash END,
                landed_at = CASE
                    WHEN excluded.modified_at < old.modified_at THEN old.landed_at
                    WHEN excluded.deleted <> old.deleted OR (excluded.hash <> old.hash AND NOT (excluded.deleted AND excluded.body = '{}')) THEN excluded.landed_at
                    ELSE old.landed_at END,
                landing = CASE
                    WHEN excluded.modified_at < old.modified_at THEN old.landing
                    WHEN excluded.deleted <> old.deleted OR (excluded.hash <> old.hash AND NOT (excluded.deleted AND excluded.body = '{}')) THEN excluded.landing
                    ELSE old.landing END
            WHERE @full OR (excluded.modified_at >= old.modified_at
                AND (excluded.modified_at > old.modified_at OR excluded.deleted <> old.deleted OR excluded.hash <> old.hash))
            RETURNING source, entity, id, landing
            """,
            rows,
            row => (Key: row.Key(0), Landing: row.Long(3)),
            cancellationToken);
        return [.. touched.Where(row => row.Landing == landing).Select(row => row.Key)];
    }

    /// <summary>After a completed full load: marks every live record that the load did not see as deleted, and returns their keys.</summary>
    public Task<IReadOnlyList<SourceKey>> SweepAsync(string source, string entity, DateTimeOffset loadStartedAt, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            UPDATE record SET deleted = TRUE, landed_at = @Now
            WHERE source = @source AND entity = @entity AND NOT deleted AND seen_at < @loadStartedAt
            RETURNING source, entity, id
            """,
            new { source, entity, loadStartedAt, _sql.Now },
            row => row.Key(0),
            cancellationToken);

    /// <summary>Marks live records as seen, for <see cref="SweepAsync"/>; ids that the store does not hold are passed over.</summary>
    public Task SeenAsync(string source, string entity, IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            "UPDATE record SET seen_at = @now WHERE source = @source AND entity = @entity AND id IN (SELECT r.id FROM {rows} AS r)",
            RowSet.Ids(ids).With("source", source).With("entity", entity).With("now", _sql.Now),
            cancellationToken);

    /// <summary>How many live records there are, and how many of them have not been seen since a moment: what <see cref="SweepAsync"/> would mark as deleted.</summary>
    public async Task<(long Live, long Unseen)> UnseenAsync(string source, string entity, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await _sql.FirstAsync(
            "SELECT COUNT(*), COUNT(CASE WHEN seen_at < @since THEN 1 END) FROM record WHERE source = @source AND entity = @entity AND NOT deleted",
            new { source, entity, since },
            row => (row.Long(0), row.Long(1)),
            cancellationToken);

    /// <summary>Records by key, in the order of their keys; a key without a record is not in the answer.</summary>
    public async Task<IReadOnlyList<SourceRecord>> GetAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT t.source, t.entity, t.id, t.modified_at, t.deleted, t.body
            FROM {rows} AS r CROSS JOIN record AS t WHERE t.source = r.source AND t.entity = r.entity AND t.id = r.id
            """,
            RowSet.Keys(keys),
            Record,
            cancellationToken);
        return [.. found.OrderBy(record => record.Key)];
    }

    /// <summary>Keys of the live records of a source, or of one of its entities: what a changed mapping has to map again.</summary>
    public Task<IReadOnlyList<SourceKey>> KeysAsync(string source, string? entity, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"""
            SELECT source, entity, id FROM record
            WHERE source = @source AND NOT deleted {(entity is null ? "" : "AND entity = @entity")}
            ORDER BY source, entity, id
            """,
            new { source, entity },
            row => row.Key(0),
            cancellationToken);

    private static SourceRecord Record(DbDataReader row) => new(row.Key(0), row.Instant(3), row.GetBoolean(4), row.Text(5));

    /// <summary>A page may name a record twice; only its newest version counts, and the last of equals.</summary>
    private static IEnumerable<SourceRecord> NewestPerKey(IReadOnlyList<SourceRecord> records) =>
        records.GroupBy(record => record.Key)
            .Select(versions => versions.Aggregate((best, next) => next.ModifiedAt >= best.ModifiedAt ? next : best))
            .OrderBy(record => record.Key);
}
