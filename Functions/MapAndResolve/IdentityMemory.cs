using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Hosting;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Features;
using CxHub.IdentityResolution.Incremental;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// Keeps who is who of one kind in memory between resolutions, so that a change costs what it touches. The store says whether that is still true: what another process
/// resolved is followed record by record, and where that is not possible the records are read anew, under the store's model. One at a time.
/// </summary>
public sealed class IdentityMemory<T>(HubStore store, IdentityView<T> view, ILogger<IdentityMemory<T>> logger) : IDisposable
    where T : CanonicalRecord
{
    private const int PageSize = 2_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private KnownIdentity? _known;

    /// <summary>Asks something of the state as the store's last generation has it; null also while there is no model for these settings.</summary>
    public Task<TAnswer?> AskAsync<TAnswer>(Func<KnownIdentity, TAnswer?> ask, CancellationToken cancellationToken)
        where TAnswer : class => InTurnAsync(
            async () =>
            {
                var known = await store.ReadAsync(
                    async session => await session.Identity.HeadAsync(view.Kind, cancellationToken) is { } head && head.SettingsHash == view.SettingsHash
                        ? await FollowAsync(session, head, cancellationToken)
                        : null,
                    cancellationToken);
                return known is null ? null : ask(known);
            },
            cancellationToken);

    /// <summary>Takes the turn to resolve. What the state has learned is forgotten when <paramref name="resolve"/> fails: it may be ahead of the store.</summary>
    public Task<TResult> ChangeAsync<TResult>(Func<Task<TResult>> resolve, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            try
            {
                return await resolve();
            }
            catch
            {
                _known = null;
                throw;
            }
        },
        cancellationToken);

    /// <summary>Inside the turn: the state of the store's last generation, with these changed records applied. Null when it must be trained first.</summary>
    public async Task<KnownIdentity> ChangedAsync(HubSession session, IdentityHead head, IReadOnlyList<SourceKey> changed, CancellationToken cancellationToken)
    {
        // Reading all costs less than following most.
        if (_known is not null && changed.Count > PageSize && changed.Count > _known.State.Records / 2)
        {
            _known = null;
        }

        var before = _known;
        var known = await FollowAsync(session, head, cancellationToken);
        // A state that was read just now has read the changes too.
        if (known == before)
        {
            await ApplyAsync(session, known, changed, cancellationToken);
        }

        return known;
    }

    /// <summary>Inside the turn: trains a model on all records and resolves them with it.</summary>
    public async Task<KnownIdentity> TrainedAsync(HubSession session, long generation, CancellationToken cancellationToken)
    {
        _known = null;
        var data = await ReadAsync(session, null, cancellationToken);
        var decisions = await DecisionsAsync(session, cancellationToken);
        return _known = new KnownIdentity(IdentityState.Start(data, view.Settings, null, decisions), generation);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<TResult> InTurnAsync<TResult>(Func<Task<TResult>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<KnownIdentity> FollowAsync(HubSession session, IdentityHead head, CancellationToken cancellationToken)
    {
        // Half a step must not be taken for the whole: whatever fails here leaves nothing known.
        var known = _known;
        _known = null;
        if (known is not null && known.Generation != head.Generation)
        {
            known = await session.Identity.ChangesSinceAsync(view.Kind, known.Generation, cancellationToken) is { } changes
                ? await CatchUpAsync(session, known, head.Generation, changes, cancellationToken)
                : null;
        }

        if (known is null)
        {
            known = await ResumeAsync(session, head, cancellationToken);
        }
        else
        {
            Decide(known, await DecisionsAsync(session, cancellationToken));
        }

        return _known = known;
    }

    private async Task<KnownIdentity> CatchUpAsync(HubSession session, KnownIdentity known, long generation, IReadOnlyList<SourceKey> changes, CancellationToken cancellationToken)
    {
        await ApplyAsync(session, known, changes, cancellationToken);
        known.CaughtUp(generation);
        return known;
    }

    private async Task<KnownIdentity> ResumeAsync(HubSession session, IdentityHead head, CancellationToken cancellationToken)
    {
        var snapshot = SnapshotJson.Read((await session.Identity.SnapshotAsync(view.Kind, cancellationToken))!);
        var data = await ReadAsync(session, snapshot.Frequencies, cancellationToken);
        var decisions = await DecisionsAsync(session, cancellationToken);
        return new KnownIdentity(IdentityState.Resume(data, view.Settings, snapshot, decisions), head.Generation);
    }

    private async Task ApplyAsync(HubSession session, KnownIdentity known, IReadOnlyList<SourceKey> changed, CancellationToken cancellationToken)
    {
        foreach (var keys in changed.Chunk(PageSize))
        {
            var present = (await session.Canonical.GetAsync<T>(keys, cancellationToken)).Where(view.Identifies).ToArray();
            var gone = keys.Except(present.Select(record => record.Key));
            known.Follow(known.State.Remove([.. gone.Select(IdentityFields.KeyOf)]));
            known.Follow(known.State.Upsert([.. present.Select(view.RecordOf)]));
        }
    }

    /// <summary>Withdraws first, so that no decision meets one that it replaces.</summary>
    private static void Decide(KnownIdentity known, IReadOnlyList<IdentityResolution.IdentityDecision> decisions)
    {
        foreach (var said in known.State.Decisions.Except(decisions).ToArray())
        {
            known.Follow(known.State.Withdraw(said.Left, said.Right));
        }

        foreach (var said in decisions.Except(known.State.Decisions).ToArray())
        {
            known.Follow(known.State.Decide(said));
        }
    }

    private async Task<IReadOnlyList<IdentityResolution.IdentityDecision>> DecisionsAsync(HubSession session, CancellationToken cancellationToken)
    {
        var stored = await session.Decisions.AllAsync(cancellationToken);
        var steady = new SteadyDecisions(StewardDecisions.InOrder(stored));
        if (steady.Refused.Count > 0)
        {
            logger.DecisionsContradict(steady.Refused.Count, IdentityFields.KeyOf(steady.Refused[0].Left), IdentityFields.KeyOf(steady.Refused[0].Right));
        }

        return steady.InForce;
    }

    private async Task<IdentityDataset> ReadAsync(HubSession session, IReadOnlyList<FieldFrequencies>? frequencies, CancellationToken cancellationToken)
    {
        var data = new IdentityDataset(view.Schema, view.Settings, frequencies);
        await foreach (var page in session.Canonical.AllAsync<T>(cancellationToken).Where(view.Identifies).Chunk(PageSize).WithCancellation(cancellationToken))
        {
            data.Add([.. page.Select(view.RecordOf)]);
        }

        return data;
    }
}
