using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Explaining;
using CxHub.Storage;
using EngineDecision = CxHub.IdentityResolution.IdentityDecision;
using EnginePair = CxHub.IdentityResolution.ReviewPair;
using ReviewPair = CxHub.Console.Actions.ReviewPair;

namespace CxHub.Functions.MapAndResolve;

/// <summary>The pairs that a steward should judge, most valuable first. Computed when asked for and kept until a decision changes them.</summary>
public sealed class ReviewPairs(HubStore store, IdentityConfig config) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private (IReadOnlyList<EnginePair> Pairs, Explainer Explainer)? _found;

    public void Forget() => _found = null;

    public async Task<ReviewPair?> NextAsync(int skip, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var (pairs, explainer) = _found ??= await FindAsync(cancellationToken);
            return skip < pairs.Count ? Shown(pairs[skip], explainer, pairs.Count - skip) : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(IReadOnlyList<EnginePair> Pairs, Explainer Explainer)> FindAsync(CancellationToken cancellationToken)
    {
        var (records, decisions) = await store.ReadAsync(session => LoadAsync(session, cancellationToken), cancellationToken);
        var result = IdentityEngine.Resolve(IdentityDataset.Of(records, config.People.Settings), config.People.Settings, null, decisions);
        return (result.Review(decisions), new Explainer(result, decisions));
    }

    private async Task<(List<IdentityRecord> Records, EngineDecision[] Decisions)> LoadAsync(HubSession session, CancellationToken cancellationToken)
    {
        List<IdentityRecord> records = [];
        await foreach (var person in session.Canonical.AllAsync<Person>(cancellationToken))
        {
            records.Add(IdentityFields.Record(person, IdentityFields.OfPerson, config.People));
        }

        var decisions = await session.Decisions.AllAsync(cancellationToken);
        return (records, [.. decisions.Select(decision => new EngineDecision(IdentityFields.KeyOf(decision.Left), IdentityFields.KeyOf(decision.Right), decision.Verdict is "same"))]);
    }

    private static ReviewPair Shown(EnginePair pair, Explainer explainer, int waiting)
    {
        var why = explainer.Why(pair.Pair.Left, pair.Pair.Right);
        return new ReviewPair(
            IdentityFields.KeyOf(pair.Pair.Left), IdentityFields.KeyOf(pair.Pair.Right), pair.Pair.Weight, why is null ? null : LinkEvidence.Of(why, pair.Pair.Right).ToJson(), pair.Refusal is RefusalReason.None ? null : pair.Refusal.ToString(), waiting);
    }
}
