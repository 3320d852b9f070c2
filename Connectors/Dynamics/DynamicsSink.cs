using System.Runtime.CompilerServices;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>Writes scores to Dataverse records and opens tasks and incidents there.</summary>
public sealed class DynamicsSink(DynamicsConnection connection) : ISink
{
    public string Name => connection.Options.Name;

    public CallMeter Calls => connection.Calls;

    public CallEstimate Estimate(string entity, params IReadOnlyList<int> rows)
    {
        if (rows.All(count => count is 0))
        {
            return new CallEstimate("none", 0);
        }

        // The table's names and its support for the bulk action are asked once per process, its columns once an hour.
        var questions = (connection.KnowsTable(entity) ? 0 : 1) + (connection.IsProbed(entity) ? 0 : 1) + (connection.KnowsColumns(entity) ? 0 : 1);
        var calls = rows.Sum(count => (count + connection.Options.RowsPerWrite - 1) / connection.Options.RowsPerWrite);
        return new CallEstimate(connection.KnownUpdateMultiple(entity) is false ? "$batch" : "UpdateMultiple", calls + questions);
    }

    public async IAsyncEnumerable<RowResult> WriteAsync(PushBatch batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (batch.Rows.Count is 0)
        {
            yield break;
        }

        var table = await connection.TableAsync(batch.Entity, cancellationToken);
        var rows = batch.Rows.Select(row => Linked(row, batch.Append)).OrderBy(row => row.ParentId, StringComparer.Ordinal).ThenBy(row => row.RecordId, StringComparer.Ordinal).ToArray();
        var columns = await connection.ColumnsAsync(batch.Entity, cancellationToken);
        await connection.SupportsUpdateMultipleAsync(batch.Entity, cancellationToken);
        await foreach (var result in new DynamicsWriter(connection, table, columns, batch.Append?.Field).WriteAsync(rows, cancellationToken))
        {
            yield return result;
        }
    }

    /// <summary>Tables of customers (contact, lead) have plain plurals; asking for them would be a call that no preview foresees.</summary>
    private static PushRow Linked(PushRow row, AppendKey? append) => append is null
        ? row
        : row with { Fields = new Dictionary<string, object?>(row.Fields, StringComparer.Ordinal) { [$"{append.Parent}@odata.bind"] = $"/{DynamicsName.Check(append.ParentEntity)}s({row.ParentId})" } };

    public Task<IReadOnlyList<FollowUpReceipt>> OpenFollowUpsAsync(IReadOnlyList<FollowUpOrder> orders, CancellationToken cancellationToken) =>
        new DynamicsFollowUps(connection).OpenAsync(orders, cancellationToken);

    public Task<IReadOnlyList<NoteReceipt>> AddNotesAsync(IReadOnlyList<NoteOrder> notes, CancellationToken cancellationToken) =>
        new DynamicsNotes(connection).AddAsync(notes, cancellationToken);

    public Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false) =>
        connection.SchemaAsync(entity, cancellationToken, fresh);

    public async Task<IReadOnlyList<ProvisionStep>> ProvisionAsync(IReadOnlyList<FieldDefinition> fields, bool dryRun, CancellationToken cancellationToken) =>
    [
        .. await new DynamicsProvisioner(connection).RunAsync(fields, dryRun, cancellationToken),
        .. await new DynamicsRoleProvisioner(connection).RunAsync([.. fields.Where(field => field.EntityLabel is not null).Select(field => field.Entity).Distinct(StringComparer.Ordinal)], dryRun, cancellationToken),
    ];
}
