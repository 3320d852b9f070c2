namespace CxHub.Storage;

/// <summary>
/// The work list: per step the set of keys still to be processed, written in the same transaction as the change that caused it.
/// Nothing is lost when a message is, and nothing is done twice because a message came twice.
/// </summary>
public sealed class PendingWork
{
    private readonly SqlSession _sql;

    internal PendingWork(SqlSession sql) => _sql = sql;

    /// <summary>Adds keys; one that waits already keeps its place and gets a new version.</summary>
    public Task AddAsync(string step, IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO pending AS old (step, key, version, added_at)
            SELECT @step, r.id, @version, @now FROM {rows} AS r WHERE TRUE
            ON CONFLICT (step, key) DO UPDATE SET version = old.version + 1
            """,
            // A random start: a key that was done and added again never repeats a version that a slow worker still holds.
            RowSet.Ids(keys).With("step", step).With("version", Random.Shared.NextInt64(1, 1L << 52)).With("now", _sql.Now),
            cancellationToken);

    /// <summary>The oldest keys of a step. They are neither locked nor removed: <see cref="DoneAsync"/> removes them.</summary>
    public Task<IReadOnlyList<PendingItem>> TakeAsync(string step, int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT key, version FROM pending WHERE step = @step ORDER BY added_at, key LIMIT @max",
            new { step, max },
            row => new PendingItem(row.Text(0), row.Long(1)),
            cancellationToken);

    /// <summary>Removes what was processed; a key that was added again since it was taken stays.</summary>
    public Task DoneAsync(string step, IReadOnlyCollection<PendingItem> items, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            DELETE FROM pending WHERE (step, key, version) IN (SELECT @step, r.key, r.version FROM {rows} AS r)
            """,
            RowSet.Of(items.DistinctBy(item => item.Key).OrderBy(item => item.Key, StringComparer.Ordinal))
                .Text("key", item => item.Key)
                .Long("version", item => item.Version)
                .With("step", step),
            cancellationToken);

    public Task<long> CountAsync(string step, CancellationToken cancellationToken = default) =>
        _sql.CountAsync("SELECT COUNT(*) FROM pending WHERE step = @step", new { step }, cancellationToken);

    /// <summary>Keys waiting per step; a step without any is not named.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountsAsync(CancellationToken cancellationToken = default)
    {
        var counts = await _sql.ListAsync(
            "SELECT step, COUNT(*) FROM pending GROUP BY step",
            SqlSession.NoArguments,
            row => (Step: row.Text(0), Count: row.Long(1)),
            cancellationToken);
        return counts.ToDictionary(count => count.Step, count => count.Count, StringComparer.Ordinal);
    }
}
