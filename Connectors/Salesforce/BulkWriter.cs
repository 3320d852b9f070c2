using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Updates many rows through Bulk 2.0 ingest jobs: seven calls for up to 90 MB. Both result files are always read; rows that no file
/// confirms, and locked rows, go through collections afterwards, where each gets its own answer.
/// </summary>
internal sealed class BulkWriter(SalesforceConnection connection, string entity, string? key = null)
{
    /// <summary>Create, upload, close, one look, three result files.</summary>
    public const int CallsPerJob = 7;

    private string KeyColumn => key ?? "Id";

    public async IAsyncEnumerable<RowResult> WriteAsync(IReadOnlyList<PushRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<PushRow> leftOver = [];
        for (var from = 0; from < rows.Count;)
        {
            var (body, count) = BulkCsv.Write(rows, from, KeyColumn);
            Dictionary<string, PushRow> open = new(count, StringComparer.Ordinal);
            for (var index = from; index < from + count; index++)
            {
                open[rows[index].RecordId] = rows[index];
            }

            await foreach (var result in RunAsync(body, open, cancellationToken))
            {
                yield return result;
            }

            leftOver.AddRange(open.Values);
            from += count;
        }

        await foreach (var result in new CollectionWriter(connection, entity, key).WriteAsync(leftOver, cancellationToken))
        {
            yield return result;
        }
    }

    /// <summary>One job. Rows with a result are taken out of <paramref name="open"/>.</summary>
    private async IAsyncEnumerable<RowResult> RunAsync(ReadOnlyMemory<byte> body, Dictionary<string, PushRow> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (job, _) = await BulkJob.CreateAsync(connection, "ingest", json =>
        {
            json.WriteString("object", entity);
            json.WriteString("operation", key is null ? "update" : "upsert");
            if (key is not null)
            {
                json.WriteString("externalIdFieldName", key);
            }
        }, cancellationToken);
        await UploadAsync(job, body, cancellationToken);
        await job.WaitAsync(cancellationToken);

        // Rows done before a job failed stay done, so the files are read in every end state.
        foreach (var file in (string[])["successfulResults", "failedResults"])
        {
            await foreach (var result in ReadAsync(job, file, open, cancellationToken))
            {
                yield return result;
            }
        }

        using var unprocessed = await connection.Client.SendAsync(SystemCall.Get(job.Path("unprocessedrecords"), "bulk") with { ExpectJson = false }, cancellationToken);
    }

    private async Task UploadAsync(BulkJob job, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var upload = new SystemCall(HttpMethod.Put, job.Path("batches"), "bulk") { Body = body, ContentType = "text/csv", Repeatable = false, ExpectJson = false };
        try
        {
            using var uploaded = await connection.Client.SendAsync(upload, cancellationToken);
        }
        catch (ConnectorException failure) when (failure.Kind is FailureKind.Transient)
        {
            // It may have arrived; closing the job tells, because a job without data cannot be closed.
        }

        var close = new SystemCall(HttpMethod.Patch, job.Path(string.Empty), "bulk") { Body = JsonBody.Of(WriteClose) };
        try
        {
            using var closed = await connection.Client.SendAsync(close, cancellationToken);
        }
        catch (ConnectorException failure) when (failure.Code is "INVALIDJOBSTATE")
        {
            using var again = await connection.Client.SendAsync(upload with { Repeatable = true, Accepts = [400] }, cancellationToken);
            using var closed = await connection.Client.SendAsync(close with { Accepts = [400] }, cancellationToken);
        }
    }

    private static void WriteClose(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("state", "UploadComplete");
        json.WriteEndObject();
    }

    private async IAsyncEnumerable<RowResult> ReadAsync(BulkJob job, string file, Dictionary<string, PushRow> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var answer = await connection.Client.SendAsync(SystemCall.Get(job.Path(file), "bulk") with { ExpectJson = false }, cancellationToken);
        await using var csv = CsvReader.Create(answer.Body, new CsvReaderOptions { Separator = ',' });
        await csv.ReadHeaderAsync(cancellationToken);
        var header = csv.Headers.ToList();
        var (id, error) = (header.IndexOf(KeyColumn), header.IndexOf("sf__Error"));
        while (await csv.ReadAsync(cancellationToken))
        {
            // The order is not that of the upload: rows are known by their id.
            if (id >= 0 && open.TryGetValue(csv.GetString(id), out var row) && Result(row, error >= 0 ? csv.GetString(error) : null) is { } result)
            {
                open.Remove(row.RecordId);
                yield return result;
            }
        }
    }

    /// <summary>Null for a row that deserves another try.</summary>
    private static RowResult? Result(PushRow row, string? error)
    {
        if (error is null)
        {
            return new RowResult(row.RecordId, RowOutcome.Written);
        }

        // CODE:message:Field --
        var parts = error.Split(':', 2);
        var refusal = new SystemError(parts[0], parts.Length > 1 ? parts[1].TrimEnd(' ', '-').TrimEnd(':') : null);
        var rule = SalesforceErrors.Table.ClassifyRow(refusal);
        return rule.Kind is FailureKind.Transient ? null : new RowResult(row.RecordId, RowOutcome.Rejected, refusal.Code, refusal.Message, rule.Action);
    }
}
