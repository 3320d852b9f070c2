using CxHub.Activation.FollowUps;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.CloseLoop;

/// <summary>Brings follow-ups up to date with the tasks and cases that a pull read back.</summary>
public sealed class ReadBackFollowUps(HubStore store)
{
    private const int BatchSize = 1000;

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
    private static async Task<int?> ApplyBatchAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.Watch, BatchSize, cancellationToken);
        if (items.Count is 0)
        {
            return null;
        }

        var keys = items.Select(item => SourceKey.TryParse(item.Key, out var key) ? key : default).Where(key => key.Id is not null).ToArray();
        var changed = 0;
        foreach (var activity in (await session.Canonical.GetAsync<Activity>(keys, cancellationToken)).Where(activity => activity.FollowUpKey is not null))
        {
            if (await session.FollowUps.FindAsync(activity.FollowUpKey!, cancellationToken) is { } followUp && FollowUpWatch.Apply(followUp, activity) is var updated && !ReferenceEquals(updated, followUp))
            {
                await session.FollowUps.UpdateAsync(updated, cancellationToken);
                changed++;
            }
        }

        await session.Pending.DoneAsync(PendingStep.Watch, items, cancellationToken);
        return changed;
    }
}
