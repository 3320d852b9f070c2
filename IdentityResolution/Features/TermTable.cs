using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Features;

/// <summary>Interned folded words (or other terms) with how many records hold them; number 0 is "none".</summary>
internal sealed class TermTable
{
    /// <summary>So many records of one person may hold a term before it counts as common to several.</summary>
    public const int OwnCopies = 4;

    private readonly HashIndex _index = new();
    private readonly Column<string> _texts = new();
    private readonly Column<Term> _terms = new();
    private readonly Column<int> _live = new();
    private int[] _frozen = [];
    private float _rareBits = 1;

    public TermTable()
    {
        _texts.Add("");
        _terms.Add(default);
        _live.Add(0);
    }

    public int Count => _texts.Count;

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
            _texts.Add(text.ToString());
            _terms.Add(new Term(WordLikeness.LetterMask(text), hash, _rareBits, (ushort)Math.Min(text.Length, ushort.MaxValue), text[0]));
            _live.Add(0);
            _index.Add(hash, term);
        }

        return term;
    }

    public void Count1(int term, int change) => _live[term] += change;

    public int Live(int term) => _live[term];

    /// <summary>Records holding the term when the frequencies were frozen.</summary>
    public int Frozen(int term) => term < _frozen.Length ? _frozen[term] : 0;

    /// <summary>−log2 of the share of records that hold the term, never more than that of a term held by two.</summary>
    public float Bits(int term) => _terms[term].Bits;

    public ulong Hash(int term) => _terms[term].Hash;

    public ReadOnlySpan<int> FrozenCounts => _frozen;

    public void Freeze(long holders)
    {
        _frozen = new int[_texts.Count];
        var total = Math.Max(holders, 4);
        _rareBits = (float)Math.Log2(total / 2.0);

        for (var term = 0; term < _frozen.Length; term++)
        {
            _frozen[term] = _live[term];
            _terms[term] = _terms[term] with { Bits = (float)Math.Log2(total / (double)Math.Max(2, _live[term] - OwnCopies)) };
        }
    }
}
