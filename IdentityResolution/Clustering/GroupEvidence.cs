using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Clustering;

/// <summary>
/// What speaks for two groups of records being one person, each group taken as one: the best agreement of name, place and the like between any two of their records, and for
/// each mailbox, phone, birth date or personal number the best agreement between any two. Two Lan Nguyens are strangers when all that is known of the one differs from all
/// that is known of the other, although the two records that lack it would agree.
/// </summary>
internal sealed class GroupEvidence(IdentityDataset data, PairScorer scorer)
{
    private readonly FieldScore[] _fields = new FieldScore[scorer.Fields];
    private readonly double[] _best = new double[scorer.Fields];
    private readonly double[] _own = new double[scorer.Fields];
    private double _weight;
    private double _others;
    private double _bestOthers;

    /// <summary>Starts from the pair that brings the groups together.</summary>
    public void Start(int a, int b)
    {
        _weight = scorer.Score(a, b, _fields);
        _bestOthers = _others = Others(a, b);

        for (var field = 0; field < _fields.Length; field++)
        {
            var speaks = scorer.IsWitness[field] && _fields[field].Level != Match.Null;
            _own[field] = speaks ? scorer.Weight(field, _fields[field]) : double.NaN;
            _best[field] = _own[field];
        }
    }

    /// <summary>The levels of the pair added last.</summary>
    public ReadOnlySpan<FieldScore> Fields => _fields;

    /// <summary>Adds a pair between the groups and answers its own weight.</summary>
    public double Add(int a, int b)
    {
        var others = Others(a, b);
        _bestOthers = Math.Max(_bestOthers, others);

        // What a household shares or a mailbox repeats is no further witness.
        var excess = scorer.HouseholdExcess(_fields) + scorer.MailboxExcess(_fields);
        var own = others - excess;

        for (var field = 0; field < _fields.Length; field++)
        {
            if (!scorer.IsWitness[field] || _fields[field].Level == Match.Null) { continue; }

            var weight = scorer.Weight(field, _fields[field]);
            own += weight;
            weight = excess > 0 ? Math.Min(weight, 0) : weight;
            _best[field] = double.IsNaN(_best[field]) ? weight : Math.Max(_best[field], weight);
        }

        return own;
    }

    /// <summary>
    /// The weight of the two groups in bits, prior included. The best of many pairs is a weaker sign than an only pair: two profiles of <paramref name="smaller"/> records or
    /// more have so many squared chances to look alike somewhere.
    /// </summary>
    public double Weight(int smaller)
    {
        var weight = _weight + _bestOthers - _others - (2 * Math.Log2(smaller));

        for (var field = 0; field < _best.Length; field++)
        {
            weight += double.IsNaN(_best[field]) ? 0 : _best[field] - (double.IsNaN(_own[field]) ? 0 : _own[field]);
        }

        return weight;
    }

    private double Others(int a, int b) => data.Key(b) < data.Key(a) ? scorer.Others(b, a, _fields) : scorer.Others(a, b, _fields);
}
