using CxHub.Connectors;
using CxHub.Domain;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PullSources;

/// <summary>Pulls every mapped entity of every source: sources side by side, the entities of one source in order. One stream's failure does not stop the others.</summary>
public sealed class PullAll(HubStore store, ConnectorCatalog systems, ConfiguredMaps maps, ConfigurationChanges changes, GivenUpMessages givenUp, PullStream stream, SweepKeys sweep, CallBook calls, StepMeter meter)
{
    public async Task<IReadOnlyList<StreamReport>> RunAsync(CancellationToken cancellationToken)
    {
        await changes.ApplyAsync(cancellationToken);
        await givenUp.ResendAsync(cancellationToken);
        var sources = systems.Sources.Where(source => maps.Fields.Entities(source.Name).Count > 0).ToArray();
        meter.Start(LoopStep.Pull, sources.Sum(source => maps.Fields.Entities(source.Name).Count));

        var reports = await Task.WhenAll(sources.Select(source => PullAsync(source, cancellationToken)));
        await calls.SettleAsync(cancellationToken);
        await RemindAsync(cancellationToken);
        return [.. reports.SelectMany(report => report).OrderBy(report => report.Source, StringComparer.Ordinal).ThenBy(report => report.Entity, StringComparer.Ordinal)];
    }

    /// <summary>Announced answers that are still owed, because a message was lost or the tool was down, are asked for again.</summary>
    private async Task RemindAsync(CancellationToken cancellationToken)
    {
        foreach (var source in systems.Answers.Select(api => api.Source))
        {
            if (await store.ReadAsync(session => session.Pending.CountAsync(PendingStep.Answer(source), cancellationToken), cancellationToken) > 0)
            {
                await store.WriteAsync(session => session.Messages.SendAsync(StepQueue.AnswersAnnounced, null, new StepMessage(source).ToJson(), null, cancellationToken), cancellationToken);
            }
        }
    }

    private async Task<List<StreamReport>> PullAsync(Domain.Ports.ISource source, CancellationToken cancellationToken)
    {
        List<StreamReport> reports = [];
        foreach (var entity in maps.Fields.Entities(source.Name))
        {
            reports.Add(await sweep.RunAsync(source, await stream.RunAsync(source, entity, cancellationToken), cancellationToken));
            meter.Advance(LoopStep.Pull, 1);
        }

        return reports;
    }
}
