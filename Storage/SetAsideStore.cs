using System.Data.Common;

namespace CxHub.Storage;

/// <summary>Rows set aside: bad input waits here with its reason while the rest goes on.</summary>
public sealed class SetAsideStore
{
    private readonly SqlSession _sql;

    internal SetAsideStore(SqlSession sql) => _sql = sql;

    public Task PutAsync(IReadOnlyList<SetAsideRow> rows, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO set_aside (step, source, key, reason, text, at)
            SELECT step, source, key, reason, text, at FROM {rows} AS r WHERE TRUE
            ON CONFLICT (step, source, key) DO UPDATE SET reason = excluded.reason, text = excluded.text, at = excluded.at
            """,
            RowSet.Of(rows.GroupBy(row => (row.Step, row.Source, row.Key)).Select(same => same.Last()))
                .Text("step", row => row.Step)
                .Text("source", row => row.Source)
                .Text("key", row => row.Key)
                .Text("reason", row => row.Reason)
                .Text("text", row => row.Text)
                .Instant("at", row => row.At),
            cancellationToken);

    /// <summary>Removes rows of a step by key, whatever their source: they passed this time.</summary>
    public Task ClearAsync(string step, IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            "DELETE FROM set_aside WHERE step = @step AND key IN (SELECT r.id FROM {rows} AS r)",
            RowSet.Ids(keys).With("step", step),
            cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<SetAsideRow>> ListAsync(string? step, string? source, int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"""
            SELECT step, source, key, reason, text, at FROM set_aside
            WHERE TRUE {(step is null ? "" : "AND step = @step")} {(source is null ? "" : "AND source = @source")}
            ORDER BY at DESC, step, source, key LIMIT @max
            """,
            new { step, source, max },
            Row,
            cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        _sql.CountAsync("SELECT COUNT(*) FROM set_aside", SqlSession.NoArguments, cancellationToken);

    private static SetAsideRow Row(DbDataReader row) => new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.Instant(5));
}
