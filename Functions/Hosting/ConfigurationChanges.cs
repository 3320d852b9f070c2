using CxHub.Connectors;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>
/// Notices, before a pull, that an admin edited a map: a changed map makes its records be mapped again, a changed target map makes its rows be
/// compared again, changed identity settings make everybody be resolved again, another judge judges all comments. Unchanged configuration costs a few reads. (A field added to a map is read by the pull itself.)
/// </summary>
public sealed class ConfigurationChanges(HubStore store, ConfiguredMaps maps, ConnectorCatalog systems, IdentityView<Person> people, IdentityView<Account> accounts, JudgeComments judge)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var source in maps.Fields.Sources)
        {
            foreach (var entity in maps.Fields.Entities(source))
            {
                await store.WriteAsync(session => ApplyMapAsync(session, source, entity, cancellationToken), cancellationToken);
            }
        }

        foreach (var sink in systems.Sinks)
        {
            await store.WriteAsync(session => ApplyTargetAsync(session, sink.Name, cancellationToken), cancellationToken);
        }

        await store.WriteAsync(session => ApplyIdentityAsync(session, cancellationToken), cancellationToken);
        await store.WriteAsync(session => ApplyJudgeAsync(session, cancellationToken), cancellationToken);
    }

    private async Task ApplyJudgeAsync(HubSession session, CancellationToken cancellationToken)
    {
        if (await judge.ExpectAsync(session, cancellationToken))
        {
            await session.Messages.SendAsync(Domain.StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }
    }

    /// <summary>The resolve step sees by itself that its settings changed; it only has to be called.</summary>
    private async Task ApplyIdentityAsync(HubSession session, CancellationToken cancellationToken)
    {
        var (person, account) = (await session.Identity.HeadAsync(SubjectKind.Profile, cancellationToken), await session.Identity.HeadAsync(SubjectKind.Account, cancellationToken));
        if ((person is not null && person.SettingsHash != people.SettingsHash) || (account is not null && account.SettingsHash != accounts.SettingsHash))
        {
            await session.Messages.SendAsync(Domain.StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }
    }

    private async Task ApplyMapAsync(HubSession session, string source, string entity, CancellationToken cancellationToken)
    {
        if (await ChangedAsync(session, $"map:{source}/{entity}", maps.Fields.Fingerprint(source, entity), cancellationToken) is not null)
        {
            var keys = await session.Records.KeysAsync(source, entity, cancellationToken);
            await session.Pending.AddAsync(PendingStep.Map, [.. keys.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(Domain.StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }
    }

    private async Task ApplyTargetAsync(HubSession session, string target, CancellationToken cancellationToken)
    {
        var fingerprint = string.Join(',', maps.Targets.For(target).Select(map => map.Fingerprint));
        if (await ChangedAsync(session, $"target:{target}", fingerprint, cancellationToken) is not null)
        {
            await PushWork.QueueAllAsync(session, target, SubjectKind.Profile, cancellationToken);
            await PushWork.QueueAllAsync(session, target, SubjectKind.Account, cancellationToken);
        }

        await RetryAsync(session, target, cancellationToken);
    }

    /// <summary>Rows that a target rejected are sent again with every run until they pass.</summary>
    private static async Task RetryAsync(HubSession session, string target, CancellationToken cancellationToken)
    {
        var rejected = await session.Pending.TakeAsync(PendingStep.Retry(target), 10_000, cancellationToken);
        if (rejected.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.Push(target), [.. rejected.Select(item => item.Key)], cancellationToken);
            await session.Pending.DoneAsync(PendingStep.Retry(target), rejected, cancellationToken);
            await session.Messages.SendAsync(Domain.StepQueue.ScoresChanged, target, new StepMessage(target).ToJson(), null, cancellationToken);
        }
    }

    /// <summary>The value stored before when it differs from today's; null when it is the same or was never stored.</summary>
    private static async Task<string?> ChangedAsync(HubSession session, string name, string value, CancellationToken cancellationToken)
    {
        var before = await session.Models.GetAsync(name, cancellationToken);
        if (before == value)
        {
            return null;
        }

        await session.Models.PutAsync(name, value, cancellationToken);
        return before;
    }
}
