using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.IdentityResolution.Clustering;
using CxHub.IdentityResolution.Explaining;
using CxHub.Storage;
using EnginePair = CxHub.IdentityResolution.ReviewPair;
using ReviewPair = CxHub.Console.Actions.ReviewPair;

namespace CxHub.Functions.MapAndResolve;

/// <summary>The pairs that a steward should judge, most valuable first, as the customers are now.</summary>
public sealed class ReviewPairs(HubStore store, IdentityMemory<Person> memory)
{
    private (KnownIdentity Of, int Version, IReadOnlyList<EnginePair> Pairs)? _found;

    /// <summary>The pair after <paramref name="skip"/> others; null when no more wait, or nobody was resolved yet.</summary>
    public async Task<ReviewPair?> NextAsync(int skip, CancellationToken cancellationToken)
    {
        // A decision counts from the moment it was made, not only once it has been carried out.
        var decided = await store.ReadAsync(session => session.Decisions.AllAsync(cancellationToken), cancellationToken);
        var pairs = decided.Select(decision => (decision.Left, decision.Right)).ToHashSet();
        return await memory.AskAsync(known => Next(known, pairs, skip), cancellationToken);
    }

    private ReviewPair? Next(KnownIdentity known, HashSet<(SourceKey, SourceKey)> decided, int skip)
    {
        EnginePair[] open = [.. PairsOf(known).Where(pair => !IsDecided(pair, decided))];
        return skip < open.Length ? Shown(open[skip], new Explainer(known.State), open.Length - skip) : null;
    }

    private IReadOnlyList<EnginePair> PairsOf(KnownIdentity known)
    {
        if (_found is not { } found || found.Of != known || found.Version != known.Version)
        {
            _found = found = (known, known.Version, known.State.Review());
        }

        return found.Pairs;
    }

    private static bool IsDecided(EnginePair pair, HashSet<(SourceKey, SourceKey)> decided)
    {
        var (left, right) = (IdentityFields.KeyOf(pair.Pair.Left), IdentityFields.KeyOf(pair.Pair.Right));
        return decided.Contains((left, right)) || decided.Contains((right, left));
    }

    private static ReviewPair Shown(EnginePair pair, Explainer explainer, int waiting)
    {
        var why = explainer.Why(pair.Pair.Left, pair.Pair.Right);
        return new ReviewPair(
            IdentityFields.KeyOf(pair.Pair.Left), IdentityFields.KeyOf(pair.Pair.Right), pair.Pair.Weight, why is null ? null : LinkEvidence.Of(why, pair.Pair.Right).ToJson(), pair.Refusal is RefusalReason.None ? null : pair.Refusal.ToString(), waiting);
    }
}
