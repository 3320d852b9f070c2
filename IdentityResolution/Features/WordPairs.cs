namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Which words of names go together: García and Begoña meet far oftener than their frequencies say, because both are Spanish. Counts how many records hold two
/// words together, and measures for each word how much commoner its partners are among its holders than among all (its lift, in bits).
/// </summary>
internal sealed class WordPairs
{
    private const int FewestHolders = 40;
    private const double MostLift = 6;
    private const int MostOwn = 2 * TermTable.OwnCopies;

    private readonly HashIndex _index = new();
    private readonly Column<int> _first = new();
    private readonly Column<int> _second = new();
    private readonly Column<int> _live = new();
    private readonly Column<ulong> _hashes = new();
    private readonly Column<int> _frozen = new(0);
    private readonly Column<float> _lifts = new();
    private NameFrequencies _known = NameFrequencies.None;
    private float _usualLift;
    private double _records = 4;

    public WordPairs()
    {
        _first.Add(0);
        _second.Add(0);
        _live.Add(0);
    }

    /// <summary>Called for each word in the order of its number.</summary>
    public void AddWord(string text)
    {
        var hash = Hash64.Of(text);
        _hashes.Add(hash);
        _lifts.Add(_known.Lifts.TryGetValue(hash, out var lift) ? lift : float.NaN);
    }

    public void Count(ReadOnlySpan<int> words, int change)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++)
            {
                if (words[i] != words[j]) { _live[Pair(words[i], words[j])] += change; }
            }
        }
    }

    /// <summary>How much less, in bits, a second word of one origin says after the first.</summary>
    public float Lift(int word) => float.IsNaN(_lifts[word]) ? _usualLift : _lifts[word];

    /// <summary>−log2 of the share of records that hold both words; infinite while the records may all be one person's.</summary>
    public float Bits(int first, int second)
    {
        var key = Key(first, second);
        var pair = _index.Find(key);
        var count = pair == 0 ? _known.Pairs.GetValueOrDefault(key) : _frozen[pair];
        return count <= MostOwn ? float.PositiveInfinity : (float)Math.Log2(_records / (count - TermTable.OwnCopies));
    }

    public void Freeze(long records, TermTable terms)
    {
        (_known, _records) = (NameFrequencies.None, Math.Max(4, records));
        var meetings = new double[terms.Count];
        var expected = new double[terms.Count];
        var partners = new double[terms.Count];

        for (var pair = 1; pair < _live.Count; pair++)
        {
            _frozen[pair] = _live[pair];
            Add(_first[pair], _second[pair], _frozen[pair], terms, meetings, expected, partners);
            Add(_second[pair], _first[pair], _frozen[pair], terms, meetings, expected, partners);
        }

        for (var word = 1; word < _lifts.Count; word++) { _lifts[word] = LiftOf(terms.Live(word), meetings[word], expected[word] / _records, partners[word]); }

        _usualLift = UsualLift(terms);
    }

    // In the order of the words' hashes: a sum of fractions depends on the order, and the records come in any.
    private float UsualLift(TermTable terms)
    {
        var (sum, weight) = (0.0, 0.0);

        foreach (var word in Enumerable.Range(1, _lifts.Count - 1).Where(word => !float.IsNaN(_lifts[word])).OrderBy(word => _hashes[word]))
        {
            var own = Math.Log2(terms.Live(word));
            (sum, weight) = (sum + (_lifts[word] * own), weight + own);
        }

        return weight > 0 ? (float)(sum / weight) : 0;
    }

    /// <summary>Takes what was frozen before; called before the first word is added.</summary>
    public void Use(NameFrequencies names, long records) => (_known, _usualLift, _records) = (names, names.UsualLift, Math.Max(4, records));

    /// <summary>What is frozen and weighs anything; without the given names, which the words' own table knows.</summary>
    public NameFrequencies Frequencies()
    {
        var pairs = new SortedDictionary<ulong, int>(_known.Pairs.ToDictionary());
        var lifts = new SortedDictionary<ulong, float>(_known.Lifts.ToDictionary());

        foreach (var (hash, pair) in _index.Entries)
        {
            if (_frozen[pair] > MostOwn) { pairs[hash] = _frozen[pair]; }
        }

        for (var word = 1; word < _lifts.Count; word++)
        {
            if (!float.IsNaN(_lifts[word])) { lifts[_hashes[word]] = _lifts[word]; }
        }

        return new NameFrequencies([], pairs, lifts, _usualLift);
    }

    // Among holders of a word: chance that two meet in the same partner, beside the chance if partners were drawn from all names. Whole numbers, whose sums know no order.
    private static void Add(int word, int partner, int together, TermTable terms, double[] meetings, double[] expected, double[] partners)
    {
        var others = Math.Max(0, together - TermTable.OwnCopies);
        meetings[word] += (double)others * others;
        expected[word] += (double)together * terms.Live(partner);
        partners[word] += together;
    }

    private static float LiftOf(int holders, double meetings, double expected, double partners)
    {
        if (holders < FewestHolders || meetings == 0 || partners == 0) { return float.NaN; }

        var meeting = meetings / (partners * partners);
        return (float)Math.Clamp(Math.Log2(meeting / (expected / partners)), 0, MostLift);
    }

    private int Pair(int first, int second)
    {
        var key = Key(first, second);
        var pair = _index.Find(key);

        if (pair == 0)
        {
            pair = _first.Count;
            _first.Add(first);
            _second.Add(second);
            _live.Add(0);
            _frozen.Add(_known.Pairs.GetValueOrDefault(key));
            _index.Add(key, pair);
        }

        return pair;
    }

    private ulong Key(int first, int second) => _hashes[first] + _hashes[second];
}
