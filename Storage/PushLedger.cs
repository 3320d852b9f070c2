using System.Data.Common;
using CxHub.Domain.Ports;

namespace CxHub.Storage;

/// <summary>The push runs and the ledger of their rows.</summary>
public sealed class PushLedger
{
    private const string RunColumns = "id, target, state, started_at, finished_at, planned, written, unchanged, filtered, rejected, calls, detail, parked";
    private const string RowColumns = "seq, entity, record_id, profile_id, outcome, code, reason, action, before_fields, after_fields, at";

    private readonly SqlSession _sql;

    internal PushLedger(SqlSession sql) => _sql = sql;

    public Task StartAsync(PushRun run, CancellationToken cancellationToken = default) => PutAsync(run, cancellationToken);

    public Task FinishAsync(PushRun run, CancellationToken cancellationToken = default) => PutAsync(run, cancellationToken);

    /// <summary>Ends as failed what of a target still counts as running, with the counts of the rows that were booked.</summary>
    public Task AbandonAsync(string target, string detail, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            UPDATE push_run SET state = 'Failed', finished_at = @now, detail = @detail,
                planned = (SELECT COUNT(*) FROM push_row WHERE run_id = push_run.id),
                written = (SELECT COUNT(*) FROM push_row WHERE run_id = push_run.id AND outcome = 'Written'),
                filtered = (SELECT COUNT(*) FROM push_row WHERE run_id = push_run.id AND outcome = 'Filtered'),
                rejected = (SELECT COUNT(*) FROM push_row WHERE run_id = push_run.id AND outcome = 'Rejected'),
                parked = (SELECT COUNT(*) FROM push_row WHERE run_id = push_run.id AND outcome = 'Parked')
            WHERE target = @target AND state = 'Running'
            """,
            new { target, detail, now = _sql.Now },
            cancellationToken);

    /// <exception cref="StoreException">The run was never started.</exception>
    public async Task AddRowsAsync(string runId, IReadOnlyList<PushLedgerRow> rows, CancellationToken cancellationToken = default)
    {
        var run = await FindAsync(runId, cancellationToken) ?? throw new StoreException($"Push run {runId} was never started; start it before its rows.");
        await _sql.ExecuteAsync(
            """
            INSERT INTO push_row (run_id, target, entity, record_id, profile_id, outcome, code, reason, action, before_fields, after_fields, at)
            SELECT @run, @target, entity, record_id, profile_id, outcome, code, reason, action, before_fields, after_fields, at FROM {rows} AS r
            """,
            RowSet.Of(rows)
                .Text("entity", row => row.Entity)
                .Text("record_id", row => row.RecordId)
                .Text("profile_id", row => row.ProfileId)
                .Name("outcome", row => row.Outcome)
                .Text("code", row => row.Code)
                .Text("reason", row => row.Reason)
                .Text("action", row => row.Action)
                .Text("before_fields", row => FieldJson.Write(row.Before))
                .Text("after_fields", row => FieldJson.Write(row.After))
                .Instant("at", row => row.At)
                .With("run", runId)
                .With("target", run.Target),
            cancellationToken);
    }

    public Task<PushRun?> FindAsync(string runId, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync($"SELECT {RunColumns} FROM push_run WHERE id = @runId", new { runId }, ReadRun, cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<PushRun>> RunsAsync(int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync($"SELECT {RunColumns} FROM push_run ORDER BY started_at DESC, id DESC LIMIT @max", new { max }, ReadRun, cancellationToken);

    /// <summary>Runs started at or after a moment, oldest first.</summary>
    public Task<IReadOnlyList<PushRun>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _sql.ListAsync($"SELECT {RunColumns} FROM push_run WHERE started_at >= @since ORDER BY started_at, id", new { since }, ReadRun, cancellationToken);

    /// <summary>
    /// For each answer given since a moment that decided a score: when a target first got that score. Answers older than the end of the
    /// first write-back ever are left out: they waited for the hub, not in it.
    /// </summary>
    public Task<IReadOnlyList<(DateTimeOffset AnsweredAt, DateTimeOffset WrittenAt)>> LagsAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            SELECT a.answered_at, MIN(p.at)
            FROM answer AS a
            JOIN score_history AS s ON s.feedback_source = a.source AND s.feedback_entity = a.entity AND s.feedback_id = a.id AND s.subject_kind = 'Profile'
            JOIN push_row AS p ON p.profile_id = s.subject_id AND p.outcome = 'Written' AND p.at >= s.stored_at
            WHERE a.answered_at >= @since AND a.answered_at >= (SELECT MIN(finished_at) FROM push_run)
            GROUP BY a.source, a.entity, a.id, a.answered_at
            ORDER BY a.answered_at, a.source, a.entity, a.id
            """,
            new { since },
            row => (row.Instant(0), row.Instant(1)),
            cancellationToken);

    public async Task<PushRowPage> RowsAsync(string runId, PushRowQuery query, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            $"""
            SELECT {RowColumns} FROM push_row
            WHERE run_id = @runId AND seq > @after
                {(query.Outcome is null ? "" : "AND outcome = @outcome")}
                {(query.Text is null ? "" : "AND LOWER(record_id || ' ' || profile_id || ' ' || COALESCE(code, '') || ' ' || COALESCE(reason, '')) LIKE @text ESCAPE '\\'")}
            ORDER BY seq LIMIT @max
            """,
            new { runId, after = query.After ?? 0, outcome = query.Outcome?.ToString(), text = Folding.Contains(query.Text), max = query.Max + 1 },
            row => (Seq: row.Long(0), Row: ReadRow(row)),
            cancellationToken);
        return new PushRowPage([.. found.Take(query.Max).Select(row => row.Row)], found.Count > query.Max ? found[query.Max - 1].Seq : null);
    }

    /// <summary>Records of a target whose last push row is a rejection: what the next push tries again.</summary>
    public Task<IReadOnlyList<PushLedgerRow>> LastRejectedAsync(string target, string entity, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"""
            SELECT {RowColumns} FROM push_row AS t
            WHERE target = @target AND entity = @entity AND outcome = 'Rejected' AND NOT EXISTS (
                SELECT 1 FROM push_row AS later
                WHERE later.target = t.target AND later.entity = t.entity AND later.record_id = t.record_id AND later.seq > t.seq)
            ORDER BY seq
            """,
            new { target, entity },
            ReadRow,
            cancellationToken);

    /// <summary>What the hub itself wrote last onto these records and the target confirmed, field by field; a record it never wrote is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>>> LastWrittenAsync(
        string target, string entity, IReadOnlyCollection<string> recordIds, CancellationToken cancellationToken = default)
    {
        var written = await _sql.ListAsync(
            """
            SELECT t.seq, t.record_id, t.after_fields
            FROM {rows} AS r CROSS JOIN push_row AS t
            WHERE t.target = @target AND t.entity = @entity AND t.record_id = r.id AND t.outcome = 'Written'
            """,
            RowSet.Ids(recordIds).With("target", target).With("entity", entity),
            row => (Seq: row.Long(0), Record: row.Text(1), Fields: FieldJson.Read(row.Text(2))),
            cancellationToken);
        return written.GroupBy(row => row.Record, StringComparer.Ordinal).ToDictionary(
            rows => rows.Key,
            IReadOnlyDictionary<string, object?> (rows) => Merged(rows.OrderBy(row => row.Seq).Select(row => row.Fields)),
            StringComparer.Ordinal);
    }

    /// <summary>What was pushed for these profile ids, newest first; ask with <see cref="ProfileStore.NamesOfAsync"/> to include retired ids.</summary>
    public async Task<IReadOnlyList<PushLedgerRow>> OfProfileAsync(IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            $$"""SELECT {{RowColumns}} FROM {rows} AS r CROSS JOIN push_row AS t WHERE t.profile_id = r.id""",
            RowSet.Ids(profileIds),
            row => (Seq: row.Long(0), Row: ReadRow(row)),
            cancellationToken);
        return [.. found.OrderByDescending(row => row.Seq).Select(row => row.Row)];
    }

    private static Dictionary<string, object?> Merged(IEnumerable<IReadOnlyDictionary<string, object?>> oldestFirst)
    {
        Dictionary<string, object?> fields = new(StringComparer.Ordinal);
        foreach (var (name, value) in oldestFirst.SelectMany(row => row))
        {
            fields[name] = value;
        }

        return fields;
    }

    private static PushRun ReadRun(DbDataReader row) => new(
        row.Text(0),
        row.Text(1),
        row.Name<PushRunState>(2),
        row.Instant(3),
        row.InstantOrNull(4),
        row.Int(5),
        row.Int(6),
        row.Int(7),
        row.Int(8),
        row.Int(9),
        row.Long(10),
        row.TextOrNull(11))
    { Parked = row.Int(12) };

    private static PushLedgerRow ReadRow(DbDataReader row) => new(
        row.Text(1),
        row.Text(2),
        row.Text(3),
        row.Name<RowOutcome>(4),
        row.TextOrNull(5),
        row.TextOrNull(6),
        row.TextOrNull(7),
        FieldJson.Read(row.Text(8)),
        FieldJson.Read(row.Text(9)),
        row.Instant(10));

    private Task PutAsync(PushRun run, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            $$"""
            INSERT INTO push_run ({{RunColumns}}) SELECT {{RunColumns}} FROM {rows} AS r WHERE TRUE
            ON CONFLICT (id) DO UPDATE SET
                state = excluded.state, finished_at = excluded.finished_at, planned = excluded.planned, written = excluded.written,
                unchanged = excluded.unchanged, filtered = excluded.filtered, rejected = excluded.rejected, calls = excluded.calls, detail = excluded.detail, parked = excluded.parked
            """,
            RowSet.One(run)
                .Text("id", row => row.Id)
                .Text("target", row => row.Target)
                .Name("state", row => row.State)
                .Instant("started_at", row => row.StartedAt)
                .Instant("finished_at", row => row.FinishedAt)
                .Long("planned", row => row.Planned)
                .Long("written", row => row.Written)
                .Long("unchanged", row => row.Unchanged)
                .Long("filtered", row => row.Filtered)
                .Long("rejected", row => row.Rejected)
                .Long("calls", row => row.Calls)
                .Text("detail", row => row.Detail)
                .Long("parked", row => row.Parked),
            cancellationToken);
}
