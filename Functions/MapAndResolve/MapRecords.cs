using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Maps landed source records into canonical records, batch by batch. A record that does not fit is set aside with its reason; the rest goes on.</summary>
public sealed class MapRecords(HubStore store, ConfiguredMaps maps, StepMeter meter, TimeProvider clock)
{
    private const int BatchSize = 4000;

    /// <summary>Returns how many records were mapped.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.Map, () => MapAllAsync(cancellationToken));

    private async Task<int> MapAllAsync(CancellationToken cancellationToken)
    {
        meter.Start(LoopStep.Map, await store.ReadAsync(session => session.Pending.CountAsync(PendingStep.Map, cancellationToken), cancellationToken));
        var mapped = 0;
        while (await MapBatchAsync(cancellationToken) is var count and > 0)
        {
            mapped += count;
            meter.Advance(LoopStep.Map, count);
        }

        return mapped;
    }

    private async Task<int> MapBatchAsync(CancellationToken cancellationToken)
    {
        var (items, records) = await store.ReadAsync(session => TakeAsync(session, cancellationToken), cancellationToken);
        if (items.Count is 0)
        {
            return 0;
        }

        var batch = MappedBatch.Of(records, maps, clock.GetUtcNow());
        await store.WriteAsync(session => SaveAsync(session, items, batch, cancellationToken), cancellationToken);
        return items.Count;
    }

    private static async Task<(IReadOnlyList<PendingItem> Items, IReadOnlyList<SourceRecord> Records)> TakeAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.Map, BatchSize, cancellationToken);
        var keys = items.Select(item => SourceKey.TryParse(item.Key, out var key) ? key : default).Where(key => key.Id is not null).ToArray();
        return (items, await session.Records.GetAsync(keys, cancellationToken));
    }

    private static async Task SaveAsync(HubSession session, IReadOnlyList<PendingItem> items, MappedBatch batch, CancellationToken cancellationToken)
    {
        var changed = await session.Canonical.PutAsync(batch.Records, cancellationToken);
        var changedRecords = batch.Records.Where(record => changed.Contains(record.Key)).ToArray();
        foreach (var removed in batch.Removed.GroupBy(removed => removed.Kind))
        {
            await session.Canonical.RemoveAsync(removed.Key, [.. removed.Select(one => one.Key)], cancellationToken);
        }

        await QueueNextAsync(session, changedRecords, batch.Removed, cancellationToken);
        foreach (var known in batch.KnownAtTarget)
        {
            await session.Targets.ObserveAsync(known.Key.Target, known.Key.Entity, known.Value, cancellationToken);
        }

        foreach (var gone in batch.Deleted.GroupBy(key => (key.Source, key.Entity)))
        {
            await session.Targets.RemoveAsync(gone.Key.Source, gone.Key.Entity, [.. gone.Select(key => key.Id)], cancellationToken);
        }

        await session.SetAside.PutAsync(batch.SetAside, cancellationToken);
        await session.SetAside.ClearAsync("map", batch.Clean, cancellationToken);
        await session.Pending.DoneAsync(PendingStep.Map, items, cancellationToken);
    }

    private static async Task QueueNextAsync(HubSession session, IReadOnlyList<CanonicalRecord> changed, IReadOnlyList<RemovedRecord> removed, CancellationToken cancellationToken)
    {
        await AddAsync(PendingStep.ResolvePerson, Keys<Person>(changed, removed, CanonicalKind.Person));
        await AddAsync(PendingStep.ResolveAccount, Keys<Account>(changed, removed, CanonicalKind.Account));
        string[] watched = [.. Keys<Activity>(changed, removed, CanonicalKind.Activity)];
        await AddAsync(PendingStep.Watch, watched);
        if (watched.Length > 0)
        {
            await session.Messages.SendAsync(StepQueue.FollowUpsDue, null, new StepMessage().ToJson(), null, cancellationToken);
        }

        await AddAsync(PendingStep.Attach, changed.Where(record => record is not (Person or Account or Activity or Employee)).Select(AttachRecords.KeyOf));
        await AddAsync(PendingStep.Attach, removed.Where(one => one.RespondentKey is not null).Select(one => $"{CanonicalKind.Person}|{one.RespondentKey}"));

        Task AddAsync(string step, IEnumerable<string> keys) => session.Pending.AddAsync(step, [.. keys.Distinct(StringComparer.Ordinal)], cancellationToken);
    }

    private static IEnumerable<string> Keys<T>(IReadOnlyList<CanonicalRecord> changed, IReadOnlyList<RemovedRecord> removed, CanonicalKind kind)
        where T : CanonicalRecord =>
        changed.OfType<T>().Select(record => record.Key.ToString()).Concat(removed.Where(one => one.Kind == kind).Select(one => one.Key.ToString()));
}
