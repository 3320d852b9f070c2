using CxHub.Activation.Pushing;
using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.PullSources;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Takes a push run back: reads what stands in the target now, and writes the before-image wherever the run's value still stands.</summary>
public sealed class UndoPush(HubStore store, ConnectorCatalog systems, ConfiguredMaps maps, PullStream pull, MapAndResolve.MapRecords map, TimeProvider clock)
{
    /// <exception cref="InvalidDataException">There is no such run, or its target is not configured.</exception>
    public async Task<UndoReport> RunAsync(string runId, CancellationToken cancellationToken)
    {
        var run = await store.ReadAsync(session => session.Pushes.FindAsync(runId, cancellationToken), cancellationToken)
            ?? throw new InvalidDataException($"There is no push run {runId}. See Runs in the console.");
        var sink = systems.FindSink(run.Target) ?? throw new InvalidDataException($"Run {runId} wrote to {run.Target}, which is not configured.");
        var rows = await RowsAsync(runId, cancellationToken);

        var report = new UndoReport(run.Target, 0, 0, []);
        foreach (var entity in rows.GroupBy(row => row.Entity))
        {
            report = report.Add(await UndoAsync(sink, runId, entity.Key, [.. entity], cancellationToken));
        }

        await store.WriteAsync(session => session.Pushes.FinishAsync(run with { State = PushRunState.Undone }, cancellationToken), cancellationToken);
        return report;
    }

    private async Task<UndoReport> UndoAsync(ISink sink, string runId, string entity, IReadOnlyList<PushLedgerRow> rows, CancellationToken cancellationToken)
    {
        if (maps.Targets.Find(sink.Name, entity) is not { } targetMap)
        {
            throw new InvalidDataException($"config/targets/ no longer names {sink.Name}/{entity}; put it back to undo run {runId}.");
        }

        if (targetMap.Append is not null)
        {
            // An answer was given, whatever became of the scores: history is never taken back.
            return new UndoReport(sink.Name, 0, 0, []);
        }

        await RefreshAsync(sink.Name, entity, cancellationToken);
        var standing = await store.ReadAsync(session => session.Targets.GetAsync(sink.Name, entity, [.. rows.Select(row => row.RecordId)], cancellationToken), cancellationToken);
        var plan = UndoPlanner.Plan(targetMap, [.. rows.Select(row => new WrittenRow(row.RecordId, null, row.Before, row.After))], standing.ToDictionary(pair => pair.Key, pair => pair.Value.Fields, StringComparer.Ordinal));
        var restored = 0;
        var rejected = 0;
        var fields = plan.Restore.ToDictionary(row => row.RecordId, row => row.Fields, StringComparer.Ordinal);
        await foreach (var chunk in sink.WriteAsync(new PushBatch($"undo-{runId}", entity, plan.Restore), cancellationToken).ChunkAsync(200, cancellationToken))
        {
            TargetRecord[] written = [.. chunk.Where(result => result.Outcome is RowOutcome.Written).Select(result => new TargetRecord(result.RecordId, fields[result.RecordId], clock.GetUtcNow() - PushTarget.ClockTolerance))];
            await store.WriteAsync(session => session.Targets.WrittenAsync(sink.Name, entity, written, cancellationToken), cancellationToken);
            restored += written.Length;
            rejected += chunk.Count - written.Length;
        }

        return new UndoReport(sink.Name, restored, rejected, plan.Conflicts);
    }

    /// <summary>What stands in the target now, as a fresh pull tells it.</summary>
    private async Task RefreshAsync(string target, string entity, CancellationToken cancellationToken)
    {
        if (systems.FindSource(target) is { } source)
        {
            await pull.RunAsync(source, entity, cancellationToken);
            await map.RunAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<PushLedgerRow>> RowsAsync(string runId, CancellationToken cancellationToken)
    {
        List<PushLedgerRow> rows = [];
        long? after = null;
        do
        {
            var query = new PushRowQuery { Outcome = RowOutcome.Written, After = after, Max = 1000 };
            var page = await store.ReadAsync(session => session.Pushes.RowsAsync(runId, query, cancellationToken), cancellationToken);
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        return rows;
    }
}
