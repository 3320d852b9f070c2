using System.Globalization;
using CxHub.Connectors;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.CloseLoop;

/// <summary>Queue <c>followups-due</c>: reads back what was done in the CRM, opens what waits to be opened, adds further answers to it, and escalates what is late.</summary>
public sealed class CloseLoopFunction(ConnectorCatalog systems, StepLease lease, ReadBackFollowUps readBack, OpenFollowUps open, SendNotes notes, EscalateFollowUps escalate, CallBook calls, StepMeter meter) : ITriggeredFunction
{
    public Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) =>
        meter.TimeAsync(LoopStep.CloseLoop, () => lease.RunAsync("close-loop", token => CloseAsync(trigger.Message.Target, token), cancellationToken));

    private async Task<IReadOnlyList<string>> CloseAsync(string? target, CancellationToken cancellationToken)
    {
        await calls.SettleAsync(cancellationToken);
        var updated = await readBack.RunAsync(cancellationToken);
        var opened = 0;
        var noted = 0;
        foreach (var sink in systems.Sinks.Where(sink => target is null || sink.Name == target))
        {
            opened += await open.RunAsync(sink, cancellationToken);
            noted += await notes.RunAsync(sink, cancellationToken);
        }

        var escalated = await escalate.RunAsync(cancellationToken);
        await calls.SettleAsync(cancellationToken);
        return [string.Create(CultureInfo.InvariantCulture, $"{opened} follow-ups opened, {noted} notes added, {updated} brought up to date, {escalated} escalated")];
    }
}
