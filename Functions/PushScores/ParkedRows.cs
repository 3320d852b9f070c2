using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Takes rows out of parking because a person wants them tried again: their rejections are forgotten and their customers stand on the work list.</summary>
public sealed class ParkedRows(HubStore store, ConfiguredMaps maps, HubConfig hub)
{
    /// <summary>All parked rows of a target; the answer says how many.</summary>
    public Task<int> ResendAsync(string target, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            var resent = 0;
            foreach (var map in maps.Targets.For(target))
            {
                var parked = await session.Refusals.ParkedAsync(target, map.Entity, hub.PushAttempts, cancellationToken);
                var links = await session.Profiles.LinksForAsync(map.Of, [.. parked.Select(id => new SourceKey(target, map.Entity, id))], cancellationToken);
                await session.Refusals.ForgetAsync(target, map.Entity, parked, cancellationToken);
                await QueueAsync(session, target, [.. links.Select(link => link.ProfileId).Distinct(StringComparer.Ordinal)], cancellationToken);
                resent += links.Count;
            }

            return resent;
        },
        cancellationToken);

    /// <summary>The rejected and the parked rows of one run; the answer says how many.</summary>
    public Task<int> ResendAsync(PushRun run, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            PushLedgerRow[] rows = [.. await OfRunAsync(session, run.Id, RowOutcome.Rejected, cancellationToken), .. await OfRunAsync(session, run.Id, RowOutcome.Parked, cancellationToken)];
            foreach (var entity in rows.GroupBy(row => row.Entity, StringComparer.Ordinal))
            {
                await session.Refusals.ForgetAsync(run.Target, entity.Key, [.. entity.Select(row => row.RecordId)], cancellationToken);
            }

            await QueueAsync(session, run.Target, [.. rows.Select(row => row.ProfileId).Distinct(StringComparer.Ordinal)], cancellationToken);
            return rows.Length;
        },
        cancellationToken);

    private static async Task<IReadOnlyList<PushLedgerRow>> OfRunAsync(HubSession session, string runId, RowOutcome outcome, CancellationToken cancellationToken) =>
        (await session.Pushes.RowsAsync(runId, new PushRowQuery { Outcome = outcome, Max = 10_000 }, cancellationToken)).Rows;

    private static async Task QueueAsync(HubSession session, string target, IReadOnlyCollection<string> profiles, CancellationToken cancellationToken)
    {
        if (profiles.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.Push(target), profiles, cancellationToken);
            await session.Messages.SendAsync(StepQueue.ScoresChanged, target, new StepMessage(target).ToJson(), null, cancellationToken);
        }
    }
}
