using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;
using CxHub.Storage;
using StoredDecision = CxHub.Storage.IdentityDecision;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Decides which records of one kind stand for one customer or company, and stores what changed. Nothing to decide, nothing done.</summary>
public abstract class ResolveRecords<T>(HubStore store, StepMeter meter, TimeProvider clock, ILogger logger)
    where T : CanonicalRecord
{
    private const int MostAtOnce = 1_000_000;

    protected abstract SubjectKind Kind { get; }

    protected abstract string Step { get; }

    /// <summary>The golden field that names the profile.</summary>
    protected abstract string NameField { get; }

    protected abstract IdentitySettings Settings { get; }

    protected abstract IReadOnlyList<SurvivorField> Fields { get; }

    /// <summary>Returns how many profiles changed.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.Resolve, () => ResolveAsync(cancellationToken));

    protected abstract IdentityRecord RecordOf(T record);

    protected abstract SurvivorCandidate CandidateOf(T record);

    /// <summary>False for a record that identifies nobody; it stays without a profile.</summary>
    protected abstract bool Identifies(T record);

    /// <summary>The account profile of each record; empty for accounts themselves.</summary>
    protected abstract Task<IReadOnlyDictionary<RecordKey, string>> AccountsOfAsync(HubSession session, IReadOnlyList<T> records, CancellationToken cancellationToken);

    /// <summary>What must be scored because these profiles changed.</summary>
    protected abstract Task QueueAsync(HubSession session, ProfileChanges changes, CancellationToken cancellationToken);

    private async Task<int> ResolveAsync(CancellationToken cancellationToken)
    {
        var state = await store.ReadAsync(session => LoadAsync(session, cancellationToken), cancellationToken);
        if (state.Items.Count is 0)
        {
            return 0;
        }

        meter.Start(LoopStep.Resolve, state.Records.Count);
        var decisions = state.Decisions.Select(decision => new IdentityResolution.IdentityDecision(
            IdentityFields.KeyOf(decision.Left), IdentityFields.KeyOf(decision.Right), decision.Verdict is "same")).ToArray();
        var data = IdentityDataset.Of([.. state.Records.Select(RecordOf)], Settings);
        var result = IdentityEngine.Resolve(data, Settings, null, decisions);
        var changes = new ResolutionPass(Kind, result, Fields, NameField, clock.GetUtcNow(), decisions).Changes(
            state.Links,
            state.Records.Select(CandidateOf).ToDictionary(candidate => candidate.Record),
            state.Items.Select(item => SourceKey.TryParse(item.Key, out var key) ? IdentityFields.KeyOf(key) : default).ToHashSet(),
            record => state.Accounts.GetValueOrDefault(record),
            state.CreatedAt);

        await store.WriteAsync(session => SaveAsync(session, state.Items, changes, cancellationToken), cancellationToken);
        meter.Advance(LoopStep.Resolve, state.Records.Count);
        logger.Resolved(state.Records.Count, result.Clusters, changes.Upserts.Count);
        return changes.Upserts.Count;
    }

    private async Task<State> LoadAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(Step, MostAtOnce, cancellationToken);
        if (items.Count is 0)
        {
            return new State(items, [], [], [], new Dictionary<RecordKey, string>(), new Dictionary<string, DateTimeOffset>());
        }

        List<T> records = [];
        await foreach (var record in session.Canonical.AllAsync<T>(cancellationToken))
        {
            if (Identifies(record))
            {
                records.Add(record);
            }
        }

        var links = await session.Profiles.LinksAsync(Kind, cancellationToken);
        return new State(
            items,
            records,
            links,
            await session.Decisions.AllAsync(cancellationToken),
            await AccountsOfAsync(session, records, cancellationToken),
            await session.Profiles.CreatedAtAsync(Kind, cancellationToken));
    }

    private async Task SaveAsync(HubSession session, IReadOnlyList<PendingItem> items, ProfileChanges changes, CancellationToken cancellationToken)
    {
        await session.Profiles.ApplyAsync(changes, cancellationToken);
        await QueueAsync(session, changes, cancellationToken);
        await session.Pending.DoneAsync(Step, items, cancellationToken);
        await session.Messages.SendAsync(StepQueue.ProfilesChanged, null, new StepMessage().ToJson(), null, cancellationToken);
    }

    private sealed record State(
        IReadOnlyList<PendingItem> Items,
        IReadOnlyList<T> Records,
        IReadOnlyList<Link> Links,
        IReadOnlyList<StoredDecision> Decisions,
        IReadOnlyDictionary<RecordKey, string> Accounts,
        IReadOnlyDictionary<string, DateTimeOffset> CreatedAt);
}
