using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Interned folded words (or other terms) with how many records hold them; number 0 is "none". <paramref name="areRanked"/>: terms are also put in the order of their
/// frequencies, so that even a small one counts.
/// </summary>
internal sealed class TermTable(bool areRanked = false)
{
    /// <summary>So many records of one person may hold a term before it counts as common to several.</summary>
    public const int OwnCopies = 4;

    /// <summary>A value or term that fewer records hold weighs as much as one that none holds.</summary>
    public const int LeastCommon = OwnCopies + 3;

    private readonly HashIndex _index = new();
    private readonly Column<string> _texts = new("");
    private readonly Column<Term> _terms = new(default(Term));
    private readonly Column<int> _live = new(0);
    private readonly Column<int> _frozen = new(0);
    private IReadOnlyDictionary<ulong, int> _known = FieldFrequencies.None;
    private long _holders;

    public int Count => _texts.Count;

    public ReadOnlySpan<int> FrozenCounts => _frozen.All;

    public string Text(int term) => _texts[term];

    public uint Mask(int term) => _terms[term].Mask;

    /// <summary>What most comparisons need of a term, in one place of memory.</summary>
    public ref readonly Term this[int term] => ref _terms[term];

    public int Intern(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) { return 0; }

        var hash = Hash64.Of(text);
        var term = _index.Find(hash);

        if (term == 0)
        {
            term = _texts.Count;
            var frozen = _known.GetValueOrDefault(hash);
            _texts.Add(text.ToString());
            _terms.Add(new Term(WordLikeness.LetterMask(text), hash, BitsOf(frozen), (ushort)Math.Min(text.Length, ushort.MaxValue), text[0]));
            _live.Add(0);
            _frozen.Add(frozen);
            _index.Add(hash, term);
        }

        return term;
    }

    public void Count1(int term, int change) => _live[term] += change;

    public int Live(int term) => _live[term];

    /// <summary>Records holding the term when the frequencies were frozen; 0 for a term that one record held alone.</summary>
    public int Frozen(int term) => _frozen[term];

    /// <summary>−log2 of the share of records that hold the term, never more than that of a term held by two.</summary>
    public float Bits(int term) => _terms[term].Bits;

    public ulong Hash(int term) => _terms[term].Hash;

    public void Freeze(long holders)
    {
        (_known, _holders) = (FieldFrequencies.None, holders);

        for (var term = 0; term < Count; term++)
        {
            _frozen[term] = _live[term] > 1 ? _live[term] : 0;
            _terms[term] = _terms[term] with { Bits = BitsOf(_frozen[term]) };
        }
    }

    /// <summary>Takes frequencies that were frozen before; called while the table is empty.</summary>
    public void Use(IReadOnlyDictionary<ulong, int> counts, long holders) => (_known, _holders) = (counts, holders);

    /// <summary>The frozen frequencies that weigh anything, by hash.</summary>
    public IReadOnlyDictionary<ulong, int> Frequencies()
    {
        var counts = new SortedDictionary<ulong, int>();

        for (var term = 1; term < Count; term++)
        {
            if (_frozen[term] >= (areRanked ? 2 : LeastCommon)) { counts[Hash(term)] = _frozen[term]; }
        }

        // Also those of terms that no record has shown since the frequencies were taken.
        foreach (var (hash, count) in _known) { counts[hash] = count; }

        return counts;
    }

    /// <summary>−log2 of the share of <paramref name="holders"/> that <paramref name="count"/> are, less the copies that one person may hold.</summary>
    public static float BitsOf(int count, long holders) => (float)Math.Log2(Math.Max(4, holders) / (double)Math.Max(2, count - OwnCopies));

    private float BitsOf(int count) => BitsOf(count, _holders);
}
