using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Hosting;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;
using CxHub.IdentityResolution.Incremental;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// Decides which records of one kind stand for one customer or company, and stores what changed: only the neighbourhood of the changed records is looked at, under a model
/// that all processes share and that is trained anew for a reason only. Nothing to decide, nothing done.
/// </summary>
public abstract class ResolveRecords<T>(HubStore store, IdentityView<T> view, IdentityMemory<T> memory, StepMeter meter, TimeProvider clock, ILogger logger)
    where T : CanonicalRecord
{
    private const int MostAtOnce = 1_000_000;
    private const int ProfilesAtOnce = 1_000;

    protected abstract string Step { get; }

    /// <summary>The golden field that names the profile.</summary>
    protected abstract string NameField { get; }

    /// <summary>Returns how many profiles changed.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.Resolve, () => ResolveAsync(cancellationToken));

    /// <summary>The account profile of each record; empty for accounts themselves.</summary>
    protected abstract Task<IReadOnlyDictionary<RecordKey, string>> AccountsOfAsync(HubSession session, IReadOnlyList<T> records, CancellationToken cancellationToken);

    /// <summary>What must be scored because these profiles changed.</summary>
    protected abstract Task QueueAsync(HubSession session, ProfileChanges changes, CancellationToken cancellationToken);

    private async Task<int> ResolveAsync(CancellationToken cancellationToken)
    {
        var isDue = await store.ReadAsync(
            async session => await session.Pending.CountAsync(Step, cancellationToken) > 0
                || (await session.Identity.HeadAsync(view.Kind, cancellationToken) is { } head && ReasonToTrain(head) is not null),
            cancellationToken);
        return isDue ? await memory.ChangeAsync(() => ChangeAsync(cancellationToken), cancellationToken) : 0;
    }

    private async Task<int> ChangeAsync(CancellationToken cancellationToken)
    {
        var work = await store.ReadAsync(session => PrepareAsync(session, cancellationToken), cancellationToken);
        meter.Start(LoopStep.Resolve, work.Items.Count);
        var changed = await store.WriteAsync(session => SaveAsync(session, work, cancellationToken), cancellationToken);
        work.Known.Settled(work.Known.Generation + 1);
        meter.Advance(LoopStep.Resolve, work.Items.Count);
        logger.Resolved(work.Known.State.Records, work.Items.Count, changed);
        return changed;
    }

    private async Task<Work> PrepareAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(Step, MostAtOnce, cancellationToken);
        SourceKey[] changed = [.. items.Select(item => SourceKey.TryParse(item.Key, out var key) ? key : default).Where(key => key.Id is not null)];
        var head = await session.Identity.HeadAsync(view.Kind, cancellationToken);
        var reason = ReasonToTrain(head);
        if (reason is null)
        {
            var known = await memory.ChangedAsync(session, head!, changed, cancellationToken);
            reason = Growth(head!, known.State.Records);
            if (reason is null)
            {
                return new Work(items, changed, known, null);
            }
        }

        var trained = await memory.TrainedAsync(session, head?.Generation ?? 0, cancellationToken);
        logger.ModelTrained(view.Kind, trained.State.Records, reason);
        return new Work(items, changed, trained, new IdentityTraining(view.SettingsHash, trained.State.Records, reason, SnapshotJson.Write(trained.State.Snapshot)));
    }

    private string? ReasonToTrain(IdentityHead? head) => head switch
    {
        null => "first load",
        { SettingsHash: "" } => "asked for",
        _ => head.SettingsHash == view.SettingsHash ? null : "the settings changed",
    };

    private string? Growth(IdentityHead head, int records) =>
        records > Math.Max(1, head.Records) * view.RetrainGrowth ? string.Create(CultureInfo.InvariantCulture, $"grown from {head.Records} to {records} records") : null;

    private async Task<int> SaveAsync(HubSession session, Work work, CancellationToken cancellationToken)
    {
        var state = work.Known.State;
        await session.Identity.AdvanceAsync(view.Kind, work.Known.Generation, work.Changed, cancellationToken);
        if (work.Training is not null)
        {
            await session.Identity.TrainAsync(view.Kind, work.Training, cancellationToken);
        }

        var changed = work.Changed.Select(IdentityFields.KeyOf).ToHashSet();
        var neighbourhood = work.Known.Unsettled is { } unsettled
            ? await Neighbourhood.OfAsync(session, view.Kind, state, changed.Union(unsettled), cancellationToken)
            : await Neighbourhood.AllAsync(session, view.Kind, state, cancellationToken);
        // A new model weighs every link anew.
        var plan = ResolutionPlan.Of(view.Kind, neighbourhood, record => work.Training is not null || changed.Contains(record), clock.GetUtcNow());

        await session.Profiles.ApplyAsync(plan.Ends, cancellationToken);
        await MakeAsync(session, plan, new Explainer(state), cancellationToken);
        await session.Pending.DoneAsync(Step, work.Items, cancellationToken);
        await session.Messages.SendAsync(StepQueue.ProfilesChanged, null, new StepMessage().ToJson(), null, cancellationToken);
        return plan.Changed.Count;
    }

    private async Task MakeAsync(HubSession session, ResolutionPlan plan, Explainer explainer, CancellationToken cancellationToken)
    {
        var maker = new ProfileMaker(view.Kind, view.Golden, NameField, explainer, clock.GetUtcNow());
        foreach (var profiles in plan.Changed.Chunk(ProfilesAtOnce))
        {
            var records = await session.Canonical.GetAsync<T>([.. profiles.SelectMany(profile => profile.Records).Select(IdentityFields.KeyOf)], cancellationToken);
            var changes = maker.Make(profiles, records.Select(view.CandidateOf).ToDictionary(candidate => candidate.Record), await AccountsOfAsync(session, records, cancellationToken));
            await session.Profiles.ApplyAsync(changes, cancellationToken);
            await QueueAsync(session, changes, cancellationToken);
        }
    }

    private sealed record Work(IReadOnlyList<PendingItem> Items, IReadOnlyList<SourceKey> Changed, KnownIdentity Known, IdentityTraining? Training);
}
