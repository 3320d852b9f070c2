using CxHub.Activation.FollowUps;
using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Brings follow-ups up to date with the tasks and cases that a pull read back.</summary>
public sealed class ReadBackFollowUps(HubStore store, FollowUpRules rules, TimeProvider clock)
{
    private const int BatchSize = 1000;
    private const int MostOpen = 100_000;

    /// <summary>Returns how many follow-ups changed.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var changed = 0;
        while (await store.WriteAsync(session => ApplyBatchAsync(session, cancellationToken), cancellationToken) is { } batch)
        {
            changed += batch;
        }

        return changed;
    }

    /// <summary>Null when nothing is left to read back.</summary>
    private async Task<int?> ApplyBatchAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.Watch, BatchSize, cancellationToken);
        if (items.Count is 0)
        {
            return null;
        }

        var keys = items.Select(item => SourceKey.TryParse(item.Key, out var key) ? key : default).Where(key => key.Id is not null).ToArray();
        var activities = await session.Canonical.GetAsync<Activity>(keys, cancellationToken);
        var changed = await CancelAsync(session, keys.Except(activities.Select(activity => activity.Key)), cancellationToken);
        foreach (var activity in activities.Where(activity => activity.FollowUpKey is not null))
        {
            if (await session.FollowUps.FindAsync(activity.FollowUpKey!, cancellationToken) is { } followUp && rules.Watch(followUp, activity) is var updated && !ReferenceEquals(updated, followUp))
            {
                await session.FollowUps.UpdateAsync(updated, cancellationToken);
                changed++;
            }
        }

        await session.Pending.DoneAsync(PendingStep.Watch, items, cancellationToken);
        return changed;
    }

    /// <summary>Work whose task or case was deleted in the CRM will never be completed there.</summary>
    private async Task<int> CancelAsync(HubSession session, IEnumerable<SourceKey> gone, CancellationToken cancellationToken)
    {
        var cancelled = 0;
        foreach (var inTarget in gone.GroupBy(key => key.Source, StringComparer.Ordinal))
        {
            var ids = inTarget.Select(key => key.Id).ToHashSet(StringComparer.Ordinal);
            var open = await session.FollowUps.InStateAsync(FollowUpState.Open, inTarget.Key, MostOpen, cancellationToken);
            foreach (var followUp in open.Where(followUp => followUp.RecordId is { } id && ids.Contains(id)))
            {
                await session.FollowUps.UpdateAsync(FollowUpWatch.Gone(followUp, clock.GetUtcNow()), cancellationToken);
                cancelled++;
            }
        }

        return cancelled;
    }
}
