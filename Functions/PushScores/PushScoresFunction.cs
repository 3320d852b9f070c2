using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Queue <c>scores-changed</c>, one session per target: writes onto the target's records what differs from what stands there.</summary>
public sealed class PushScoresFunction(ConnectorCatalog systems, StepLease lease, PushGuard guard, PushTarget push) : ITriggeredFunction
{
    public async Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        foreach (var sink in systems.Sinks.Where(sink => trigger.Message.Target is null || sink.Name == trigger.Message.Target))
        {
            var run = await lease.RunAsync($"push:{sink.Name}", token => PushAsync(sink, token), cancellationToken);
            lines.AddRange(run is null ? [] : [$"{run.Target}: {run.Planned} planned, {run.Written} written, {run.Unchanged} unchanged, {run.Filtered} filtered, {run.Rejected} rejected, {run.Parked} parked, {run.Calls} calls"]);
        }

        return lines;
    }

    private async Task<PushRun?> PushAsync(ISink sink, CancellationToken cancellationToken)
    {
        if (!await guard.MayPassAsync(sink, cancellationToken))
        {
            return null;
        }

        var run = await push.RunAsync(sink, cancellationToken);
        await guard.PassedAsync(sink, cancellationToken);
        return run;
    }
}
