using System.Data.Common;

namespace CxHub.Storage;

/// <summary>The fields of all systems that are paused.</summary>
public sealed class PausedFieldStore
{
    private const string Columns = "system, entity, field, is_read, is_written, reason, place, since";

    private readonly SqlSession _sql;

    internal PausedFieldStore(SqlSession sql) => _sql = sql;

    public Task<IReadOnlyList<PausedField>> AllAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync($"SELECT {Columns} FROM paused_field ORDER BY system, entity, field", SqlSession.NoArguments, Read, cancellationToken);

    public Task<IReadOnlyList<PausedField>> OfAsync(string system, string entity, CancellationToken cancellationToken = default) =>
        _sql.ListAsync($"SELECT {Columns} FROM paused_field WHERE system = @system AND entity = @entity ORDER BY field", new { system, entity }, Read, cancellationToken);

    /// <summary>These and no others are paused in the entity from now on; one that was paused before keeps its moment. The answer tells each change once.</summary>
    public async Task<PausedFieldChange> SetAsync(string system, string entity, IReadOnlyList<PausedField> paused, CancellationToken cancellationToken = default)
    {
        var before = (await OfAsync(system, entity, cancellationToken)).ToDictionary(field => field.Field, StringComparer.Ordinal);
        var change = new PausedFieldChange(
            [.. paused.Where(field => !before.ContainsKey(field.Field))],
            [.. before.Values.Where(field => paused.All(still => still.Field != field.Field))]);
        await PutAsync([.. paused.Where(field => before.GetValueOrDefault(field.Field) is not { } known || known with { Since = field.Since } != field)], cancellationToken);
        await RemoveAsync(system, entity, change.Resumed, cancellationToken);
        return change;
    }

    private static PausedField Read(DbDataReader row) =>
        new(row.Text(0), row.Text(1), row.Text(2), row.GetBoolean(3), row.GetBoolean(4), row.Text(5), row.Text(6), row.Instant(7));

    private Task PutAsync(IReadOnlyList<PausedField> fields, CancellationToken cancellationToken) => fields.Count is 0 ? Task.CompletedTask : _sql.ExecuteAsync(
        $$"""
        INSERT INTO paused_field ({{Columns}}) SELECT {{Columns}} FROM {rows} AS r WHERE TRUE
        ON CONFLICT (system, entity, field) DO UPDATE SET is_read = excluded.is_read, is_written = excluded.is_written, reason = excluded.reason, place = excluded.place
        """,
        RowSet.Of(fields)
            .Text("system", field => field.System)
            .Text("entity", field => field.Entity)
            .Text("field", field => field.Field)
            .Bool("is_read", field => field.Read)
            .Bool("is_written", field => field.Written)
            .Text("reason", field => field.Reason)
            .Text("place", field => field.Place)
            .Instant("since", field => field.Since),
        cancellationToken);

    private Task RemoveAsync(string system, string entity, IReadOnlyList<PausedField> fields, CancellationToken cancellationToken) => fields.Count is 0 ? Task.CompletedTask : _sql.ExecuteAsync(
        "DELETE FROM paused_field WHERE system = @system AND entity = @entity AND field IN (SELECT r.id FROM {rows} AS r)",
        RowSet.Ids(fields.Select(field => field.Field)).With("system", system).With("entity", entity),
        cancellationToken);
}
