using CxHub.Activation.Pushing;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>What the next push of a target would write, and its price: planned and cut into batches exactly as the push will be. Writes nothing.</summary>
public sealed class PreviewPush(HubStore store, PushPlanning planning, SchemaWatch schemas, ConfiguredMaps maps)
{
    private const int EarlierRuns = 50;

    /// <summary>One priced plan per entity that has rows on the work list.</summary>
    public async Task<IReadOnlyList<PricedPlan>> RunAsync(ISink sink, CancellationToken cancellationToken)
    {
        // The same look as the push itself takes; its answer also tells the allocation.
        foreach (var map in maps.Targets.For(sink.Name))
        {
            await schemas.LookAsync(sink.Name, map.Entity, cancellationToken);
        }

        var waiting = await store.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Push(sink.Name), int.MaxValue, cancellationToken), cancellationToken);
        List<PushPlan> plans = [];
        foreach (var batch in waiting.Chunk(PushTarget.BatchSize))
        {
            plans.AddRange(await planning.PlanAsync(sink.Name, "dry-run", [.. batch.Select(item => item.Key)], cancellationToken));
        }

        var runs = await store.ReadAsync(session => session.Pushes.RunsAsync(EarlierRuns, cancellationToken), cancellationToken);
        return [.. plans.GroupBy(plan => plan.Entity, StringComparer.Ordinal).Select(entity => Price(sink, [.. entity], runs))];
    }

    private static PricedPlan Price(ISink sink, IReadOnlyList<PushPlan> batches, IReadOnlyList<PushRun> runs)
    {
        var plan = PushPlan.Join(batches);
        var calls = sink.Estimate(plan.Entity, [.. batches.Select(batch => batch.Write)]);
        var pace = PushPace.Of(calls.Route, [.. runs.Where(run => run.Target == sink.Name && sink.Estimate(plan.Entity, run.Written).Route == calls.Route).Select(Sample).OfType<PushSample>()]);
        return new PricedPlan(plan, PushPreview.Of(plan, calls, sink.Calls.Quota, pace.For(calls.Calls, plan.Write)), pace);
    }

    private static PushSample? Sample(PushRun run) => run.FinishedAt is { } finished ? new PushSample(run.Calls, run.Written, finished - run.StartedAt) : null;
}
