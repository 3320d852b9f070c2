using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Clustering;

/// <summary>Decides whether two groups of records may become one, by looking at every pair between them.</summary>
internal sealed class MergeGuard
{
    private const double MostContradictions = 1 / 3.0;
    private const double ContradictionBits = -2;
    private const double MostFor = 20;
    private const double MostAgainst = -10;

    private readonly IdentityDataset _data;
    private readonly IdentitySettings _settings;
    private readonly PairScorer _scorer;
    private readonly PairDecisions _decisions;
    private readonly FieldScore[] _fields;

    public MergeGuard(IdentityDataset data, IdentitySettings settings, PairScorer scorer, PairDecisions decisions)
    {
        (_data, _settings, _scorer, _decisions) = (data, settings, scorer, decisions);
        _fields = new FieldScore[scorer.Fields];
    }

    /// <summary>None when the merge is allowed. Rows on both sides; the caller's order does not matter.</summary>
    public RefusalReason Check(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length + right.Length > _settings.LargestCluster) { return RefusalReason.TooLarge; }

        double contradictions = 0, evidence = 0;

        foreach (var a in left)
        {
            foreach (var b in right)
            {
                if (Forbidden(a, b) is var reason and not RefusalReason.None) { return reason; }

                var weight = _scorer.Score(a, b, _fields);
                evidence += Math.Clamp(weight - _scorer.Prior, MostAgainst, MostFor);
                contradictions += weight < IdentityEngine.LeastMergeBits && Contradict() ? 1 : 0;
            }
        }

        return contradictions > MostContradictions * left.Length * right.Length ? RefusalReason.Contradiction
            : evidence <= 0 ? RefusalReason.WeakEvidence
            : RefusalReason.None;
    }

    private RefusalReason Forbidden(int a, int b)
    {
        if (_decisions.AreDistinct(a, b)) { return RefusalReason.NeverMatch; }

        var sameSource = _data.SourceNumber(a) == _data.SourceNumber(b);
        return sameSource && (_settings.LinkOnly || _settings.DistinctSources.Contains(_data.Source(a))) ? RefusalReason.DistinctSource : RefusalReason.None;
    }

    // What says who somebody is, in the model's own weights: a field that is often wrong in these records contradicts little.
    private bool Contradict()
    {
        double bits = 0;

        for (var field = 0; field < _fields.Length; field++)
        {
            var identifies = _data.Tables[field] is NameTable or DateTable or IdTable { Spec.Kind: FieldKind.NationalId };
            bits += identifies ? _scorer.Weight(field, _fields[field]) : 0;
        }

        return bits < ContradictionBits;
    }
}
