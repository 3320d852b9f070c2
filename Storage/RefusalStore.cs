namespace CxHub.Storage;

/// <summary>The rejections that stand, one per record of a target.</summary>
public sealed class RefusalStore
{
    private readonly SqlSession _sql;

    internal RefusalStore(SqlSession sql) => _sql = sql;

    /// <summary>Counts one rejection more where content and code are as before; else counting begins anew with the attempts given.</summary>
    public Task AddAsync(string target, string entity, IReadOnlyList<PushRefusal> refusals, CancellationToken cancellationToken = default) => refusals.Count is 0 ? Task.CompletedTask : _sql.ExecuteAsync(
        """
        INSERT INTO push_refusal AS old (target, entity, record_id, content, attempts, code, reason, action, at)
        SELECT @target, @entity, record_id, content, attempts, code, reason, action, at FROM {rows} AS r WHERE TRUE
        ON CONFLICT (target, entity, record_id) DO UPDATE SET
            attempts = CASE WHEN old.content = excluded.content AND COALESCE(old.code, '') = COALESCE(excluded.code, '') THEN old.attempts + excluded.attempts ELSE excluded.attempts END,
            content = excluded.content, code = excluded.code, reason = excluded.reason, action = excluded.action, at = excluded.at
        """,
        RowSet.Of(refusals.GroupBy(refusal => refusal.RecordId, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(refusal => refusal.RecordId, StringComparer.Ordinal))
            .Text("record_id", refusal => refusal.RecordId)
            .Text("content", refusal => refusal.Content)
            .Long("attempts", refusal => refusal.Attempts)
            .Text("code", refusal => refusal.Code)
            .Text("reason", refusal => refusal.Reason)
            .Text("action", refusal => refusal.Action)
            .Instant("at", refusal => refusal.At)
            .With("target", target)
            .With("entity", entity),
        cancellationToken);

    /// <summary>The rejections of these records, by record id.</summary>
    public async Task<IReadOnlyDictionary<string, PushRefusal>> OfAsync(string target, string entity, IReadOnlyCollection<string> recordIds, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT t.record_id, t.content, t.attempts, t.code, t.reason, t.action, t.at
            FROM {rows} AS r CROSS JOIN push_refusal AS t
            WHERE t.target = @target AND t.entity = @entity AND t.record_id = r.id
            """,
            RowSet.Ids(recordIds).With("target", target).With("entity", entity),
            row => new PushRefusal(row.Text(0), row.Text(1), row.Int(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.Instant(6)),
            cancellationToken);
        return found.ToDictionary(refusal => refusal.RecordId, StringComparer.Ordinal);
    }

    /// <summary>Records of an entity that were rejected at least so many times.</summary>
    public Task<IReadOnlyList<string>> ParkedAsync(string target, string entity, int attempts, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT record_id FROM push_refusal WHERE target = @target AND entity = @entity AND attempts >= @attempts ORDER BY record_id",
            new { target, entity, attempts },
            row => row.Text(0),
            cancellationToken);

    /// <summary>These records passed, or a person wants them tried again: counting begins anew.</summary>
    public Task ForgetAsync(string target, string entity, IReadOnlyCollection<string> recordIds, CancellationToken cancellationToken = default) => recordIds.Count is 0 ? Task.CompletedTask : _sql.ExecuteAsync(
        "DELETE FROM push_refusal WHERE target = @target AND entity = @entity AND record_id IN (SELECT r.id FROM {rows} AS r)",
        RowSet.Ids(recordIds).With("target", target).With("entity", entity),
        cancellationToken);
}
