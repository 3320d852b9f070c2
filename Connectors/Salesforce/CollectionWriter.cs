using System.Collections.Concurrent;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Updates rows by id, or upserts them by their external id, in sObject collections of 200, allOrNone off. Locked rows alone are sent again; a column that vanished is left out
/// and the rest of its rows goes on.
/// </summary>
internal sealed class CollectionWriter(SalesforceConnection connection, string entity, string? key = null)
{
    public const int RowsPerCall = 200;
    private const int LockAttempts = 5;
    private const int RowsPerLockedCall = 25;
    private readonly PausedFields _paused = new(SalesforceErrors.InvalidField, "Run 'provision salesforce' or grant the field to the integration user.");

    public async IAsyncEnumerable<RowResult> WriteAsync(IReadOnlyList<PushRow> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ConcurrentQueue<PushRow> locked = new();
        await foreach (var result in ParallelWrites.RunAsync([.. rows.Chunk(RowsPerCall)], connection.Options.WriteConcurrency, (chunk, token) => SendAsync(chunk, locked, token), cancellationToken))
        {
            yield return result;
        }

        // Locked rows go one call after the other, so that they do not meet each other again.
        for (var attempt = 1; !locked.IsEmpty && attempt <= LockAttempts; attempt++)
        {
            var again = locked.ToArray();
            locked.Clear();
            await WaitAsync(again.Length, attempt, cancellationToken);

            // After three tries the rows go in small calls, so that one held account blocks few others.
            foreach (var chunk in again.Chunk(attempt > 3 ? RowsPerLockedCall : RowsPerCall))
            {
                foreach (var result in await SendAsync(chunk, locked, cancellationToken))
                {
                    yield return result;
                }
            }
        }

        var rule = SalesforceErrors.Table.ClassifyRow(new SystemError(SalesforceErrors.RowLocked, null));
        foreach (var row in locked)
        {
            yield return new RowResult(row.RecordId, RowOutcome.Rejected, SalesforceErrors.RowLocked, "The record stayed locked by another process.", rule.Action);
        }
    }

    private async Task WaitAsync(int count, int attempt, CancellationToken cancellationToken)
    {
        var delay = RetryPipeline.Delay(attempt - 1, null, connection.Options.Policy);
        connection.Logger.RowsLocked(connection.Options.Name, entity, count, attempt, delay);
        await Task.Delay(delay, connection.Clock, cancellationToken);
    }

    private async Task<IReadOnlyList<RowResult>> SendAsync(IReadOnlyList<PushRow> chunk, ConcurrentQueue<PushRow> locked, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (rows, held) = _paused.Split(chunk);
            if (rows.Count is 0)
            {
                return held;
            }

            try
            {
                using var answer = await connection.Client.SendAsync(Call(rows), cancellationToken);
                return [.. held, .. Read(rows, answer, locked).Select(_paused.Marked)];
            }
            catch (ConnectorException failure) when (SalesforceQuery.MissingColumn(failure) is { } column && Pause(column))
            {
                // The same rows go again without the column.
            }
            catch (ConnectorException failure) when (failure.Kind is FailureKind.Rejected)
            {
                // The call as a whole was refused; the other calls may be fine.
                var rule = SalesforceErrors.Table.ClassifyRow(new SystemError(failure.Code, null));
                return [.. held, .. rows.Select(row => new RowResult(row.RecordId, RowOutcome.Rejected, failure.Code, failure.Message, rule.Action))];
            }
        }
    }

    private bool Pause(string column)
    {
        var isNew = _paused.Add(column);
        if (isNew)
        {
            connection.FieldVanished(entity, column);
        }

        return isNew;
    }

    private SystemCall Call(IReadOnlyList<PushRow> rows) => new(HttpMethod.Patch, connection.Path(key is null ? "composite/sobjects" : $"composite/sobjects/{entity}/{key}"), "write")
    {
        Headers = SalesforceSink.WriteHeaders(connection.Options),
        Body = JsonBody.Of(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("allOrNone", false);
            json.WriteStartArray("records");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                json.WriteStartObject("attributes");
                json.WriteString("type", entity);
                json.WriteEndObject();
                json.WriteString(key ?? "id", row.RecordId);
                foreach (var (field, value) in row.Fields)
                {
                    JsonScalar.Write(json, field, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }),
    };

    /// <summary>Results stand in request order; a number that differs from the rows sent proves nothing about any of them.</summary>
    private List<RowResult> Read(IReadOnlyList<PushRow> rows, SystemAnswer answer, ConcurrentQueue<PushRow> locked)
    {
        if (answer.Root.ValueKind is not JsonValueKind.Array || answer.Root.GetArrayLength() != rows.Count)
        {
            throw new ConnectorException(connection.Options.Name, FailureKind.Transient, $"a write of {rows.Count} rows was not answered row by row. None of them counts as written; they are sent again on the next run.", "malformed");
        }

        List<RowResult> results = new(rows.Count);
        foreach (var (row, result) in rows.Zip(answer.Root.EnumerateArray()))
        {
            if (result.TryGetProperty("success", out var success) && success.ValueKind is JsonValueKind.True)
            {
                results.Add(new RowResult(row.RecordId, RowOutcome.Written));
                continue;
            }

            var error = SalesforceSink.FirstError(result);
            var rule = SalesforceErrors.Table.ClassifyRow(error);
            if (SalesforceQuery.MissingColumn(error.Code, error.Message) is { } column && row.Fields.ContainsKey(column))
            {
                Pause(column);
                locked.Enqueue(row);
            }
            else if (rule.Kind is FailureKind.Transient)
            {
                locked.Enqueue(row);
            }
            else
            {
                results.Add(new RowResult(row.RecordId, RowOutcome.Rejected, error.Code, error.Message, rule.Action));
            }
        }

        return results;
    }
}
