using System.Data.Common;

namespace CxHub.Storage;

/// <summary>The passes of the loop.</summary>
public sealed class RunLog
{
    private const string Columns = "id, triggered_by, started_at, finished_at, state, summary";

    private readonly SqlSession _sql;

    internal RunLog(SqlSession sql) => _sql = sql;

    public Task StartAsync(LoopRun run, CancellationToken cancellationToken = default) => PutAsync(run, cancellationToken);

    public Task FinishAsync(LoopRun run, CancellationToken cancellationToken = default) => PutAsync(run, cancellationToken);

    public Task<LoopRun?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync($"SELECT {Columns} FROM loop_run WHERE id = @id", new { id }, Read, cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<LoopRun>> ListAsync(int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync($"SELECT {Columns} FROM loop_run ORDER BY started_at DESC, id DESC LIMIT @max", new { max }, Read, cancellationToken);

    private static LoopRun Read(DbDataReader row) =>
        new(row.Text(0), row.Text(1), row.Instant(2), row.InstantOrNull(3), row.Text(4), row.TextOrNull(5));

    private Task PutAsync(LoopRun run, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            $$"""
            INSERT INTO loop_run ({{Columns}}) SELECT {{Columns}} FROM {rows} AS r WHERE TRUE
            ON CONFLICT (id) DO UPDATE SET finished_at = excluded.finished_at, state = excluded.state, summary = excluded.summary
            """,
            RowSet.One(run)
                .Text("id", row => row.Id)
                .Text("triggered_by", row => row.Trigger)
                .Instant("started_at", row => row.StartedAt)
                .Instant("finished_at", row => row.FinishedAt)
                .Text("state", row => row.State)
                .Text("summary", row => row.Summary),
            cancellationToken);
}
