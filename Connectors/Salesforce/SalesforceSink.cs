using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>Writes scores to Salesforce records and opens tasks and cases there.</summary>
public sealed class SalesforceSink(SalesforceConnection connection) : ISink
{
    public string Name => connection.Options.Name;

    public CallMeter Calls => connection.Calls;

    public CallEstimate Estimate(string entity, params IReadOnlyList<int> rows) => new(
        rows.Any(IsBulk) ? "Bulk 2.0" : rows.Any(count => count > 0) ? "collections" : "none",
        rows.Sum(count => IsBulk(count) ? BulkWriter.CallsPerJob : (count + CollectionWriter.RowsPerCall - 1) / CollectionWriter.RowsPerCall));

    public IAsyncEnumerable<RowResult> WriteAsync(PushBatch batch, CancellationToken cancellationToken)
    {
        // Contacts of one account stand together, so that two calls rarely want the same account's lock.
        var key = batch.Append is { } append ? Soql.Name(append.Field) : null;
        var rows = batch.Rows.Select(row => Linked(row, batch.Append)).OrderBy(row => row.ParentId, StringComparer.Ordinal).ThenBy(row => row.RecordId, StringComparer.Ordinal).ToArray();
        var entity = Soql.Name(batch.Entity);
        return IsBulk(rows.Length)
            ? new BulkWriter(connection, entity, key).WriteAsync(rows, cancellationToken)
            : new CollectionWriter(connection, entity, key).WriteAsync(rows, cancellationToken);
    }

    public Task<IReadOnlyList<FollowUpReceipt>> OpenFollowUpsAsync(IReadOnlyList<FollowUpOrder> orders, CancellationToken cancellationToken) =>
        new SalesforceFollowUps(connection).OpenAsync(orders, cancellationToken);

    public Task<IReadOnlyList<NoteReceipt>> AddNotesAsync(IReadOnlyList<NoteOrder> notes, CancellationToken cancellationToken) =>
        new SalesforceNotes(connection).AddAsync(notes, cancellationToken);

    public async Task<EntitySchema?> DescribeAsync(string entity, CancellationToken cancellationToken, bool fresh = false) =>
        (await connection.DescribeAsync(entity, cancellationToken, fresh))?.ToSchema();

    public Task<IReadOnlyList<ProvisionStep>> ProvisionAsync(IReadOnlyList<FieldDefinition> fields, bool dryRun, CancellationToken cancellationToken) =>
        new SalesforceProvisioner(connection).RunAsync(fields, dryRun, cancellationToken);

    private static PushRow Linked(PushRow row, AppendKey? append) =>
        append is null ? row : row with { Fields = new Dictionary<string, object?>(row.Fields, StringComparer.Ordinal) { [append.Parent] = row.ParentId } };

    private bool IsBulk(int rows) => rows > connection.Options.CollectionsUpTo;

    internal static IReadOnlyList<KeyValuePair<string, string>> WriteHeaders(SalesforceOptions options) => options.AllowDuplicates
        ? [new("Sforce-Auto-Assign", "FALSE"), new("Sforce-Duplicate-Rule-Header", "allowSave=true")]
        : [new("Sforce-Auto-Assign", "FALSE")];

    internal static SystemError FirstError(JsonElement result) =>
        result.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array && errors.GetArrayLength() > 0
            ? SalesforceErrors.ReadRow(errors[0])
            : new SystemError("UNKNOWN", "Salesforce gave no reason.");
}
