namespace CxHub.Storage;

/// <summary>The known state of records in targets: what a push compares with, so that it writes only what differs.</summary>
public sealed class TargetStore
{
    private readonly SqlSession _sql;

    internal TargetStore(SqlSession sql) => _sql = sql;

    /// <summary>From pull: replaces what is known, unless something newer is known already.</summary>
    public Task ObserveAsync(string target, string entity, IReadOnlyList<TargetRecord> records, CancellationToken cancellationToken = default) =>
        PutAsync(target, entity, records.GroupBy(record => record.RecordId, StringComparer.Ordinal).Select(same => same.MaxBy(record => record.At)!), cancellationToken);

    /// <summary>From push: the written fields take their new values, the others stay.</summary>
    public async Task WrittenAsync(string target, string entity, IReadOnlyList<TargetRecord> records, CancellationToken cancellationToken = default)
    {
        var known = new Dictionary<string, TargetRecord>(await GetAsync(target, entity, [.. records.Select(record => record.RecordId)], cancellationToken), StringComparer.Ordinal);
        foreach (var record in records)
        {
            known[record.RecordId] = known.TryGetValue(record.RecordId, out var before) ? Merged(before, record) : record;
        }

        await PutAsync(target, entity, known.Values, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, TargetRecord>> GetAsync(string target, string entity, IReadOnlyCollection<string> recordIds, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT t.record_id, t.fields, t.at
            FROM {rows} AS r CROSS JOIN target_record AS t WHERE t.target = @target AND t.entity = @entity AND t.record_id = r.id
            """,
            RowSet.Ids(recordIds).With("target", target).With("entity", entity),
            row => new TargetRecord(row.Text(0), FieldJson.Read(row.Text(1)), row.Instant(2)),
            cancellationToken);
        return found.ToDictionary(record => record.RecordId, StringComparer.Ordinal);
    }

    /// <summary>Forgets records that are gone from the target.</summary>
    public Task RemoveAsync(string target, string entity, IReadOnlyCollection<string> recordIds, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            "DELETE FROM target_record WHERE (target, entity, record_id) IN (SELECT @target, @entity, r.id FROM {rows} AS r)",
            RowSet.Ids(recordIds).With("target", target).With("entity", entity),
            cancellationToken);

    private static TargetRecord Merged(TargetRecord before, TargetRecord written)
    {
        Dictionary<string, object?> fields = new(before.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in written.Fields)
        {
            fields[name] = value;
        }

        return new TargetRecord(before.RecordId, fields, before.At > written.At ? before.At : written.At);
    }

    private Task PutAsync(string target, string entity, IEnumerable<TargetRecord> records, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO target_record AS old (target, entity, record_id, fields, at)
            SELECT @target, @entity, r.id, r.fields, r.at FROM {rows} AS r WHERE TRUE
            ON CONFLICT (target, entity, record_id) DO UPDATE SET fields = excluded.fields, at = excluded.at
            WHERE excluded.at > old.at OR (excluded.at = old.at AND excluded.fields <> old.fields)
            """,
            RowSet.Of(records.OrderBy(record => record.RecordId, StringComparer.Ordinal))
                .Text("id", record => record.RecordId)
                .Text("fields", record => FieldJson.Write(record.Fields))
                .Instant("at", record => record.At)
                .With("target", target)
                .With("entity", entity),
            cancellationToken);
}
