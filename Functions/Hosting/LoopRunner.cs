using CxHub.Functions.CloseLoop;
using CxHub.Functions.MeasureInsights;
using CxHub.Functions.PullSources;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>One full pass of the loop: pull every source, then deliver messages until nothing is left to do, and measure.</summary>
public sealed class LoopRunner(HubStore store, PullAll pull, EscalateFollowUps escalate, InsightMeasures insights, QueuePump pump, StepMeter meter, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public async Task<LoopSummary> RunAsync(string trigger, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var id = Guid.CreateVersion7(startedAt).ToString("N");
        await store.WriteAsync(session => session.Runs.StartAsync(new LoopRun(id, trigger, startedAt, null, "running", null), cancellationToken), cancellationToken);
        try
        {
            await pump.TakeOverAsync(cancellationToken);
            var streams = await meter.TimeAsync(LoopStep.Pull, () => pull.RunAsync(cancellationToken));
            await SettleAsync(cancellationToken);
            await escalate.RunAsync(cancellationToken);
            await SettleAsync(cancellationToken);
            await insights.RunAsync(cancellationToken);
            var summary = await LoopSummary.BuildAsync(store, id, startedAt, streams, meter, cancellationToken);
            await FinishAsync(id, trigger, startedAt, summary.Healthy ? "succeeded" : "failed", summary.ToJson(), cancellationToken);
            return summary;
        }
        catch (Exception)
        {
            await FinishAsync(id, trigger, startedAt, "failed", null, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Delivers what is visible, and waits for what a busy system postponed by a little; a long pause is left to the next run.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + LongestWait;
        while (true)
        {
            await pump.DrainAsync(cancellationToken);
            var next = await store.ReadAsync(session => session.Messages.NextVisibleAsync(cancellationToken), cancellationToken);
            if (next is null || next > deadline)
            {
                return;
            }

            var wait = next.Value - clock.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(20), clock, cancellationToken);
        }
    }

    private Task FinishAsync(string id, string trigger, DateTimeOffset startedAt, string state, string? summary, CancellationToken cancellationToken) =>
        store.WriteAsync(session => session.Runs.FinishAsync(new LoopRun(id, trigger, startedAt, clock.GetUtcNow(), state, summary), cancellationToken), cancellationToken);
}
