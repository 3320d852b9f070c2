using System.Runtime.CompilerServices;
using CxHub.Activation.Pushing;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.MeasureInsights;
using CxHub.Storage;
using RunLedger = CxHub.Activation.Pushing.PushLedger;

namespace CxHub.Functions.PushScores;

/// <summary>One push run on one target: plans its work list batch by batch, writes, and keeps the ledger in which every row ends.</summary>
public sealed class PushTarget(HubStore store, PushPlanning planning, SchemaWatch schemas, ConfiguredMaps maps, MeasureQuality quality, CallBook calls, StepMeter meter, TimeProvider clock, ILogger<PushTarget> logger)
{
    /// <summary>Profiles planned and written together: as many rows as one batch of a Bulk job holds.</summary>
    internal const int BatchSize = 10_000;

    /// <summary>The target's clock may be behind ours: a change that it dates so shortly before our write may have been made after it, and is believed.</summary>
    internal static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The finished run; null when there was nothing to look at.</summary>
    public Task<PushRun?> RunAsync(ISink sink, CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.Push, () => PushAsync(sink, cancellationToken));

    private async Task<PushRun?> PushAsync(ISink sink, CancellationToken cancellationToken)
    {
        PushRun? run = null;
        var ledger = new RunLedger();
        var callsBefore = 0L;
        HashSet<string> seen = new(StringComparer.Ordinal);
        try
        {
            // A profile that comes back while the run goes on belongs to the next run: in one run every row ends once.
            while (await TakeAsync(sink.Name, cancellationToken) is { Count: > 0 } items && items.All(item => seen.Add(item.Key)))
            {
                if (run is null)
                {
                    await quality.RefreshAsync(cancellationToken);
                    await LookAsync(sink.Name, cancellationToken);
                    callsBefore = sink.Calls.Total;
                    run = await StartAsync(sink.Name, cancellationToken);
                }

                await calls.SettleAsync(sink.Name, sink.Calls, cancellationToken);
                await PushBatchAsync(sink, run.Id, ledger, items, cancellationToken);
                await calls.SettleAsync(sink.Name, sink.Calls, cancellationToken);
            }

            return run is null ? null : await FinishAsync(run, ledger, sink.Calls.Total - callsBefore, cancellationToken);
        }
        catch (ConnectorException failure) when (run is not null)
        {
            await StopAsync(run, ledger, sink.Calls.Total - callsBefore, failure, cancellationToken);
            throw;
        }
    }

    /// <summary>Under the target's lease no other run of it can be under way: one that never ended was left behind by a process that was killed.</summary>
    private Task<PushRun> StartAsync(string target, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            var now = clock.GetUtcNow();
            var run = new PushRun(Guid.CreateVersion7(now).ToString("N"), target, PushRunState.Running, now, null, 0, 0, 0, 0, 0, 0, null);
            await session.Pushes.AbandonAsync(target, "the process ended before the run did; its rows that were not booked went out with the next run", cancellationToken);
            await session.Pushes.StartAsync(run, cancellationToken);
            return run;
        },
        cancellationToken);

    private Task<IReadOnlyList<PendingItem>> TakeAsync(string target, CancellationToken cancellationToken) =>
        store.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Push(target), BatchSize, cancellationToken), cancellationToken);

    private async Task PushBatchAsync(ISink sink, string runId, RunLedger ledger, IReadOnlyList<PendingItem> items, CancellationToken cancellationToken)
    {
        var plans = await planning.PlanAsync(sink.Name, runId, [.. items.Select(item => item.Key)], cancellationToken);
        List<string> failedProfiles = [];
        foreach (var plan in plans)
        {
            meter.Start(LoopStep.Push, plan.Planned);
            ledger.Add(plan);
            await LedgerUnsentAsync(runId, plan, cancellationToken);
            failedProfiles.AddRange(await WriteAsync(sink, runId, plan, ledger, cancellationToken));
            meter.Advance(LoopStep.Push, plan.Planned - plan.Write);
        }

        await store.WriteAsync(
            async session =>
            {
                await session.Pending.AddAsync(PendingStep.Retry(sink.Name), failedProfiles, cancellationToken);
                await session.Pending.DoneAsync(PendingStep.Push(sink.Name), items, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Sends the rows and books each answer as it comes; returns the profiles of rejected rows.</summary>
    private async Task<IReadOnlyList<string>> WriteAsync(ISink sink, string runId, PushPlan plan, RunLedger ledger, CancellationToken cancellationToken)
    {
        if (plan.Write is 0)
        {
            return [];
        }

        List<string> rejected = [];
        var rows = plan.Rows.Where(row => row.Outcome is PlanOutcome.Write).ToDictionary(row => row.RecordId, StringComparer.Ordinal);
        await foreach (var chunk in SendAsync(sink, runId, plan, cancellationToken).ChunkAsync(200, cancellationToken))
        {
            var known = chunk.Where(result => rows.ContainsKey(result.RecordId)).ToArray();
            foreach (var result in chunk)
            {
                ledger.Add(plan.Entity, result);
            }

            rejected.AddRange(known.Where(result => result.Outcome is RowOutcome.Rejected).Select(result => rows[result.RecordId].ProfileId));
            await store.WriteAsync(session => BookAsync(session, sink.Name, runId, plan.Entity, known, rows, cancellationToken), cancellationToken);
            meter.Advance(LoopStep.Push, chunk.Count);
        }

        return rejected;
    }

    /// <summary>Consent is asked again at this moment: a row whose customer has refused since it was planned is not sent.</summary>
    private async IAsyncEnumerable<RowResult> SendAsync(ISink sink, string runId, PushPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var refused = await planning.RefusedSinceAsync(plan, cancellationToken);
        foreach (var recordId in refused)
        {
            yield return new RowResult(recordId, RowOutcome.Filtered, "filtered", PushPlanner.NoConsent);
        }

        var batch = plan.ToBatch(runId);
        if (refused.Count == batch.Rows.Count)
        {
            yield break;
        }

        await foreach (var result in sink.WriteAsync(refused.Count is 0 ? batch : batch with { Rows = [.. batch.Rows.Where(row => !refused.Contains(row.RecordId))] }, cancellationToken))
        {
            yield return result;
        }
    }

    private async Task BookAsync(
        HubSession session, string target, string runId, string entity, IReadOnlyList<RowResult> results, Dictionary<string, PlannedRow> rows, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await session.Pushes.AddRowsAsync(
            runId,
            [.. results.Select(result => LedgerRow(entity, rows[result.RecordId], result, now))],
            cancellationToken);
        await BookRefusalsAsync(session, target, entity, results, rows, now, cancellationToken);
        if (maps.Targets.Find(target, entity)?.Append is not null)
        {
            // The ledger alone says that a record was added: nothing is ever compared with it.
            return;
        }

        await session.Targets.WrittenAsync(
            target,
            entity,
            [.. results.Where(result => result.Outcome is RowOutcome.Written).Select(result => new TargetRecord(result.RecordId, Sent(rows[result.RecordId].After, result), now - ClockTolerance))],
            cancellationToken);
    }

    /// <summary>A rejection is counted, so that the row is parked after enough of them; a row that passed begins anew.</summary>
    private async Task BookRefusalsAsync(
        HubSession session, string target, string entity, IReadOnlyList<RowResult> results, Dictionary<string, PlannedRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var map = maps.Targets.Find(target, entity)!;
        await session.Refusals.AddAsync(
            target,
            entity,
            [
                .. results.Where(result => result.Outcome is RowOutcome.Rejected)
                    .Select(result => new PushRefusal(result.RecordId, RowContent.Of(map, rows[result.RecordId].Changes), 1, result.Code, result.Reason, result.Action, now)),
            ],
            cancellationToken);
        await session.Refusals.ForgetAsync(target, entity, [.. results.Where(result => result.Outcome is RowOutcome.Written).Select(result => result.RecordId)], cancellationToken);
    }

    private static PushLedgerRow LedgerRow(string entity, PlannedRow row, RowResult result, DateTimeOffset now) =>
        new(entity, result.RecordId, row.ProfileId, result.Outcome, result.Code, result.Reason, result.Action, Sent(row.Before, result), Sent(row.After, result), now);

    /// <summary>The values that travelled: a field the target did not take must not pass for written.</summary>
    private static IReadOnlyDictionary<string, object?> Sent(IReadOnlyDictionary<string, object?> fields, RowResult result) =>
        result.Withheld.Count is 0 ? fields : fields.Where(field => !result.Withheld.Contains(field.Key)).ToDictionary(StringComparer.Ordinal);

    private async Task<IReadOnlyList<PausedField>> LookAsync(string target, CancellationToken cancellationToken)
    {
        List<PausedField> paused = [];
        foreach (var map in maps.Targets.For(target))
        {
            paused.AddRange((await schemas.LookAsync(target, map.Entity, cancellationToken)).Where(field => field.Written));
        }

        return paused;
    }

    private Task LedgerUnsentAsync(string runId, PushPlan plan, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        PushLedgerRow[] unsent = [.. plan.Rows.Where(row => row.Outcome is PlanOutcome.Filtered or PlanOutcome.Parked).Select(row => UnsentRow(plan.Entity, row, now))];
        return unsent is [] ? Task.CompletedTask : store.WriteAsync(session => session.Pushes.AddRowsAsync(runId, unsent, cancellationToken), cancellationToken);
    }

    private static PushLedgerRow UnsentRow(string entity, PlannedRow row, DateTimeOffset now) => row.Refusal is { } refusal
        ? new(entity, row.RecordId, row.ProfileId, RowOutcome.Parked, refusal.Code, row.Reason, ParkedAction(refusal), row.Before, row.After, now)
        : new(entity, row.RecordId, row.ProfileId, RowOutcome.Filtered, "filtered", row.Reason, null, row.Before, row.After, now);

    private static string ParkedAction(PastRefusal refusal) =>
        string.Join(' ', ((string?[])[refusal.Action, "It is sent again when its values or its map change, or with cxhub push --resend-parked."]).OfType<string>());

    private async Task<PushRun> FinishAsync(PushRun run, RunLedger ledger, long calls, CancellationToken cancellationToken)
    {
        var tally = ledger.Close();

        // A field that vanished while rows were sent is paused now; asking costs a call only then.
        var paused = await LookAsync(run.Target, cancellationToken);
        var finished = Ended(run, tally, calls) with
        {
            State = tally.Verdict is PushVerdict.Succeeded ? PushRunState.Succeeded : PushRunState.Failed,
            Detail = Detail(tally.Detail, paused),
        };
        await store.WriteAsync(session => session.Pushes.FinishAsync(finished, cancellationToken), cancellationToken);
        logger.PushFinished(finished.Id, finished.Target, finished.Planned, finished.Written, finished.Rejected);
        if (finished.State is PushRunState.Failed)
        {
            logger.PushFailed(finished.Id, finished.Target, finished.Detail);
        }

        return finished;
    }

    /// <summary>The target as a whole refused: what was answered for is booked, the rest stays on the list for the next attempt.</summary>
    private Task StopAsync(PushRun run, RunLedger ledger, long calls, ConnectorException failure, CancellationToken cancellationToken)
    {
        var stopped = Ended(run, ledger.Close(), calls) with { State = PushRunState.Failed, Detail = $"stopped half way, the other rows stay on the list: {failure.Message}" };
        return store.WriteAsync(session => session.Pushes.FinishAsync(stopped, cancellationToken), cancellationToken);
    }

    private PushRun Ended(PushRun run, PushTally tally, long calls) => run with
    {
        FinishedAt = clock.GetUtcNow(),
        Planned = tally.Planned,
        Written = tally.Written,
        Unchanged = tally.Unchanged,
        Filtered = tally.Filtered,
        Rejected = tally.Rejected,
        Parked = tally.Parked,
        Calls = calls,
    };

    private static string? Detail(string? verdict, IReadOnlyList<PausedField> paused) =>
        paused.Count is 0 ? verdict : string.Join("; ", ((string?[])[verdict, $"paused: {string.Join(", ", paused.Select(field => $"{field.Entity}.{field.Field}"))}"]).OfType<string>());
}
