namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Which words of names go together: García and Begoña meet far oftener than their frequencies say, because both are Spanish. Counts how many records hold two
/// words together, and measures for each word how much commoner its partners are among its holders than among all (its lift, in bits).
/// </summary>
internal sealed class WordPairs
{
    private const int FewestHolders = 40;
    private const double MostLift = 6;

    private readonly HashIndex _index = new();
    private readonly Column<int> _first = new();
    private readonly Column<int> _second = new();
    private readonly Column<int> _live = new();
    private readonly Column<ulong> _hashes = new();
    private int[] _frozen = [];
    private float[] _lifts = [];
    private float _usualLift;
    private double _records = 4;

    public WordPairs()
    {
        _first.Add(0);
        _second.Add(0);
        _live.Add(0);
    }

    /// <summary>Called for each word in the order of its number.</summary>
    public void AddWord(string text) => _hashes.Add(Hash64.Of(text));

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
    public float Lift(int word) => word < _lifts.Length && !float.IsNaN(_lifts[word]) ? _lifts[word] : _usualLift;

    /// <summary>−log2 of the share of records that hold both words; infinite while the records may all be one person's.</summary>
    public float Bits(int first, int second)
    {
        var pair = _index.Find(Key(first, second));
        var count = pair == 0 || pair >= _frozen.Length ? 0 : _frozen[pair];
        return count <= 2 * TermTable.OwnCopies ? float.PositiveInfinity : (float)Math.Log2(_records / (count - TermTable.OwnCopies));
    }

    public void Freeze(long records, TermTable terms)
    {
        _records = Math.Max(4, records);
        _frozen = new int[_live.Count];
        var meetings = new double[terms.Count];
        var expected = new double[terms.Count];
        var partners = new double[terms.Count];

        for (var pair = 1; pair < _frozen.Length; pair++)
        {
            _frozen[pair] = _live[pair];
            Add(_first[pair], _second[pair], _frozen[pair], terms, meetings, expected, partners);
            Add(_second[pair], _first[pair], _frozen[pair], terms, meetings, expected, partners);
        }

        _lifts = new float[terms.Count];
        var (sum, weight) = (0.0, 0.0);

        for (var word = 1; word < _lifts.Length; word++)
        {
            _lifts[word] = LiftOf(terms.Frozen(word), meetings[word], expected[word], partners[word]);
            if (float.IsNaN(_lifts[word])) { continue; }

            sum += _lifts[word] * Math.Log2(terms.Frozen(word));
            weight += Math.Log2(terms.Frozen(word));
        }

        _usualLift = weight > 0 ? (float)(sum / weight) : 0;
    }

    // Among holders of a word: chance that two meet in the same partner, beside the chance if partners were drawn from all names.
    private void Add(int word, int partner, int together, TermTable terms, double[] meetings, double[] expected, double[] partners)
    {
        var others = Math.Max(0, together - TermTable.OwnCopies);
        meetings[word] += (double)others * others;
        expected[word] += together * (terms.Frozen(partner) / _records);
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
            _index.Add(key, pair);
        }

        return pair;
    }

    private ulong Key(int first, int second) => _hashes[first] + _hashes[second];
}
