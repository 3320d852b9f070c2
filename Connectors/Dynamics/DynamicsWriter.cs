using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>
/// Updates rows of one table: UpdateMultiple where the table has it, else $batch. UpdateMultiple rolls back as a whole, so a refused
/// chunk is sent again in a way that tells the bad rows from the good ones. Rows that do not exist are never created, unless they are
/// addressed by an alternate key: then UpsertMultiple adds them, and $batch adds only those that are not there.
/// </summary>
internal sealed class DynamicsWriter(DynamicsConnection connection, DynamicsTable table, EntitySchema? columns, string? key = null)
{
    private const int Rounds = 5;
    private readonly PausedFields _paused = new(DynamicsErrors.UndeclaredProperty, "Run 'provision dynamics' or take the column out of the target map.");
    private int _rounds;

    private string Message => key is null ? "UpdateMultiple" : "UpsertMultiple";

    public async IAsyncEnumerable<RowResult> WriteAsync(IReadOnlyList<PushRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ConcurrentQueue<IReadOnlyList<PushRow>> again = new();
        var degree = connection.Options.WriteConcurrency + connection.Client.MoreAtOnce;
        await foreach (var result in ParallelWrites.RunAsync([.. rows.Chunk(connection.Options.RowsPerWrite)], degree, (chunk, token) => SendAsync(chunk, again, token), cancellationToken))
        {
            yield return result;
        }

        while (again.TryDequeue(out var chunk))
        {
            foreach (var result in await SendAsync(chunk, again, cancellationToken))
            {
                yield return result;
            }
        }
    }

    /// <summary>Results of the chunk; none when it was put back (smaller, or without a column that vanished).</summary>
    private async Task<IReadOnlyList<RowResult>> SendAsync(IReadOnlyList<PushRow> chunk, ConcurrentQueue<IReadOnlyList<PushRow>> chunks, CancellationToken cancellationToken)
    {
        var (rows, held) = _paused.Split(chunk);
        return rows.Count is 0 ? held : [.. held, .. (await SendWholeAsync(rows, chunks, cancellationToken)).Select(_paused.Marked)];
    }

    private async Task<IReadOnlyList<RowResult>> SendWholeAsync(IReadOnlyList<PushRow> rows, ConcurrentQueue<IReadOnlyList<PushRow>> chunks, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.SupportsUpdateMultipleAsync(table.LogicalName, cancellationToken)
                ? await UpdateMultipleAsync(rows, cancellationToken)
                : await BatchAsync(rows, chunks, cancellationToken);
        }
        catch (ConnectorException failure) when (DynamicsErrors.MissingColumn(failure) is { } column && rows.Any(row => row.Fields.Keys.Any(field => field.Split('@')[0] == column)))
        {
            Pause(column);
            chunks.Enqueue(rows);
            return [];
        }
        catch (ConnectorException failure) when (failure.Code is "http-413" && rows.Count > 1)
        {
            chunks.Enqueue([.. rows.Take(rows.Count / 2)]);
            chunks.Enqueue([.. rows.Skip(rows.Count / 2)]);
            return [];
        }
        catch (ConnectorException failure) when (IsUnsupported(failure))
        {
            connection.DenyUpdateMultiple(table.LogicalName);
            return await BatchAsync(rows, chunks, cancellationToken);
        }
        catch (ConnectorException failure) when (failure.Kind is FailureKind.Rejected)
        {
            return rows.Count is 1
                ? [Rejected(rows[0], failure)]
                : connection.Options.IsolateByHalving
                    ? await Bisection.RunAsync(rows, TryAsync, Rejected, cancellationToken)
                    : await BatchAsync(rows, chunks, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<RowResult>> UpdateMultipleAsync(IReadOnlyList<PushRow> rows, CancellationToken cancellationToken)
    {
        var call = new SystemCall(HttpMethod.Post, connection.Path($"{table.SetName}/Microsoft.Dynamics.CRM.{Message}"), "write")
        {
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("Targets");
                foreach (var row in rows)
                {
                    DynamicsRowJson.WriteTarget(json, table, columns, row, key);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }),
        };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
        return [.. rows.Select(row => new RowResult(row.RecordId, RowOutcome.Written))];
    }

    private async Task<IReadOnlyList<RowResult>> BatchAsync(IReadOnlyList<PushRow> rows, ConcurrentQueue<IReadOnlyList<PushRow>> chunks, CancellationToken cancellationToken)
    {
        // If-Match: * makes it an update only: a contact deleted meanwhile is not made again.
        var operations = rows.Select(row => new BatchOperation("PATCH", connection.Path(DynamicsRowJson.Address(table, row, key)), DynamicsRowJson.Patch(table, columns, row), key is null ? "If-Match" : "If-None-Match", "*")).ToArray();
        using var answer = await connection.Client.SendAsync(BatchMessage.Call(connection, operations, "write", CallLane.Normal), cancellationToken);
        var results = await BatchMessage.ReadAsync(connection.Options.Name, answer, operations.Length, cancellationToken);
        List<RowResult> outcome = new(rows.Count);
        List<PushRow> again = [];
        TimeSpan? pause = null;
        foreach (var (row, result) in rows.Zip(results))
        {
            var failure = result.IsSuccess || (key is not null && result.Status is 412) ? null : BatchFailure.Read(connection.Options.Name, result);
            if (failure is not null && DynamicsErrors.MissingColumn(failure) is { } column && row.Fields.Keys.Any(field => field.Split('@')[0] == column))
            {
                Pause(column);
                again.Add(row);
            }
            else if (failure is { Kind: FailureKind.Transient or FailureKind.Throttled } && _rounds < Rounds)
            {
                pause ??= RetryPipeline.Delay(_rounds, failure.RetryAfter, connection.Options.Policy);
                again.Add(row);
            }
            else
            {
                outcome.Add(failure is null ? new RowResult(row.RecordId, RowOutcome.Written) : Rejected(row, failure));
            }
        }

        if (pause is { } wait)
        {
            Interlocked.Increment(ref _rounds);
            connection.Logger.RowsLocked(connection.Options.Name, table.LogicalName, again.Count, _rounds, wait);
            await Task.Delay(wait, connection.Clock, cancellationToken);
        }

        if (again.Count > 0)
        {
            chunks.Enqueue(again);
        }

        return outcome;
    }

    private void Pause(string column)
    {
        if (_paused.Add(column))
        {
            connection.ColumnVanished(table.LogicalName, column);
        }
    }

    private async Task<ConnectorException?> TryAsync(IReadOnlyList<PushRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await UpdateMultipleAsync(rows, cancellationToken);
            return null;
        }
        catch (ConnectorException failure) when (failure.Kind is FailureKind.Rejected)
        {
            return failure;
        }
    }

    private bool IsUnsupported(ConnectorException failure) =>
        failure.Kind is FailureKind.Rejected && failure.Message.Contains(Message, StringComparison.OrdinalIgnoreCase)
        && (failure.Code is "http-404" or "0x80060888" or "0x80040203" or "0x80040800" || failure.Message.Contains("not supported", StringComparison.OrdinalIgnoreCase) || failure.Message.Contains("not yet been implemented", StringComparison.OrdinalIgnoreCase));

    private static RowResult Rejected(PushRow row, ConnectorException failure)
    {
        var rule = DynamicsErrors.Table.ClassifyRow(new SystemError(failure.Code, null));
        return new RowResult(row.RecordId, RowOutcome.Rejected, failure.Code, failure.Message, rule.Action);
    }
}
