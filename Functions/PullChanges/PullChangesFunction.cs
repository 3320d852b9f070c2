using CxHub.Connectors;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PullSources;
using CxHub.Storage;

namespace CxHub.Functions.PullChanges;

/// <summary>Queue <c>changes-noticed</c>, one session per source: pulls the entities of which the source said that they changed. A notice that comes while its entity is pulled leads to one more pull.</summary>
public sealed class PullChangesFunction(HubStore store, ConnectorCatalog systems, ConfiguredMaps maps, PullStream stream) : ITriggeredFunction
{
    private const int MostAtOnce = 1000;

    public async Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        foreach (var item in await store.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Pull, MostAtOnce, cancellationToken), cancellationToken))
        {
            if (item.Key.Split('/', 2) is not [var name, var entity] || (trigger.Message.Target is { } target && target != name))
            {
                continue;
            }

            // A map that was removed meanwhile leaves nothing to pull. A pull that stops early is remembered at the source and taken up by the next timed one.
            if (systems.FindSource(name) is { } source && maps.Fields.Entities(name).Contains(entity))
            {
                lines.Add((await stream.RunAsync(source, entity, cancellationToken)).ToString());
            }

            await store.WriteAsync(session => session.Pending.DoneAsync(PendingStep.Pull, [item], cancellationToken), cancellationToken);
        }

        return lines;
    }
}
