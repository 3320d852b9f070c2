using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Clustering;

/// <summary>Decides whether two groups of records may become one, by looking at every pair between them.</summary>
internal sealed class MergeGuard
{
    private const double MostContradictions = 1 / 3.0;
    private const double ContradictionBits = -2;

    // A pair that weighs so much is one person whatever contradicts: a maiden name, a mistyped birth date.
    private const double SureBits = 1.6;

    private readonly IdentityDataset _data;
    private readonly IdentitySettings _settings;
    private readonly PairScorer _scorer;
    private readonly PairDecisions _decisions;
    private readonly GroupEvidence _evidence;

    public MergeGuard(IdentityDataset data, IdentitySettings settings, PairScorer scorer, PairDecisions decisions)
    {
        (_data, _settings, _scorer, _decisions) = (data, settings, scorer, decisions);
        _evidence = new GroupEvidence(data, scorer);
    }

    /// <summary>
    /// None when the merge is allowed, and what the two groups weigh together. Rows on both sides; <paramref name="a"/> and <paramref name="b"/> are the pair that brings
    /// them together.
    /// </summary>
    public (RefusalReason Reason, double Weight) Check(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int a, int b, double threshold)
    {
        if (left.Length + right.Length > _settings.LargestCluster) { return (RefusalReason.TooLarge, 0); }

        double contradictions = 0;
        _evidence.Start(a, b);

        foreach (var one in left)
        {
            foreach (var other in right)
            {
                if (Forbidden(one, other) is var reason and not RefusalReason.None) { return (reason, 0); }

                contradictions += _evidence.Add(one, other) < SureBits && Contradict() ? 1 : 0;
            }
        }

        var weight = _evidence.Weight(Math.Min(left.Length, right.Length));
        return contradictions > MostContradictions * left.Length * right.Length ? (RefusalReason.Contradiction, weight)
            : weight < threshold ? (RefusalReason.WeakEvidence, weight)
            : (RefusalReason.None, weight);
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

        for (var field = 0; field < _scorer.Fields; field++)
        {
            var identifies = _data.Tables[field] is NameTable or DateTable or IdTable { Spec.Kind: FieldKind.NationalId };
            bits += identifies ? _scorer.Weight(field, _evidence.Fields[field]) : 0;
        }

        return bits < ContradictionBits;
    }
}
