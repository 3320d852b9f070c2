using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Free text (titles, author lists, product descriptions) as a set of words weighted by rarity. Similarity is the cosine of the weights; levels are
/// 6 equal sets, then cosine from 0.85, 0.7, 0.5, 0.3, 0.15, and 0 below.
/// </summary>
internal sealed class TextTable : FieldTable
{
    private const double MostBits = 30;
    private const double LeastShare = 0.1;
    private const double MoreShare = 0.85;

    private static readonly double[] Steps = [0.15, 0.3, 0.5, 0.7, 0.85];

    private readonly Column<int> _starts = new();
    private readonly Column<int> _words = new();
    private readonly Column<bool> _isCode = new();
    private double[] _norms = [];

    public TextTable(FieldSpec spec)
        : base(spec, [0.03, 0.04, 0.08, 0.13, 0.17, 0.20, 0.35])
    {
        _starts.Add(0);
        _starts.Add(0);
        _isCode.Add(false);
    }

    public override int SpecificFrom => 1;

    public TermTable Terms { get; } = new(areRanked: true);

    protected override IReadOnlyList<TermTable> TermTables => [Terms];

    public ReadOnlySpan<int> WordsOf(int value) => _words.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public override string LevelName(int level) => level switch
    {
        6 => "same words",
        0 => "nothing in common",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cosine at least {Steps[level - 1]}"),
    };

    public override string Display(int value)
    {
        var words = WordsOf(value).ToArray();
        return string.Join(' ', words.Select(Terms.Text));
    }

    public override void Freeze()
    {
        base.Freeze();
        Prime();
    }

    public override void Prime()
    {
        _norms = new double[Values];

        for (var value = 1; value < Values; value++) { _norms[value] = Norm(value); }
    }

    public override Match Compare(int left, int right)
    {
        var a = WordsOf(left);
        var b = WordsOf(right);
        var common = Common(a, b);
        var similarity = left == right ? 1 : common.Squares / Math.Sqrt(NormOf(left) * NormOf(right));
        var level = left == right ? Steps.Length + 1 : 0;

        while (level < Steps.Length && similarity >= Steps[level]) { level++; }

        // Two model numbers that differ are two models, however alike the rest is.
        level = !common.SharesCode && level > 1 && HasCode(a) && HasCode(b) ? 1 : level;
        return new Match(level, level == 0 ? float.NaN : Rarity(left, right, common.Bits, similarity));
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        Span<int> rare = stackalloc int[5];
        var count = Rarest(value, rare);

        switch (part)
        {
            case KeyPart.Whole: keys.Add(Whole(value)); break;
            case KeyPart.RareWord:
                for (var i = 0; i < Math.Min(count, 4); i++) { keys.Add(Terms.Text(rare[i])); }

                break;
            case KeyPart.RareWords:
                for (var i = 0; i < count; i++)
                {
                    for (var j = i + 1; j < count; j++) { keys.Add(Hash64.Of(Terms.Text(rare[i])) + Hash64.Of(Terms.Text(rare[j]))); }
                }

                break;
            default: break;
        }
    }

    protected override void CountTerms(int value, int change)
    {
        foreach (var word in WordsOf(value)) { Terms.Count1(word, change); }
    }

    protected override int Parse(RowBatch batch, int row)
    {
        var cell = batch.Cell(row, Spec.Columns[0].Position);
        var words = Missing.Is(cell) ? [] : Words.Split(cell);

        if (words.Count == 0) { return 0; }

        words.Sort(StringComparer.Ordinal);
        ulong hash = 0;
        for (var i = 0; i < words.Count; i++) { hash = i > 0 && words[i] == words[i - 1] ? hash : Hash64.Of(words[i], hash); }

        var (value, isNew) = Canonical(hash);
        if (isNew) { Store(words); }

        return value;
    }

    // Words are kept in the order of their text, the same for every order of arrival; merging walks need the term numbers, so Common sorts by text as well.
    private void Store(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && words[i] == words[i - 1]) { continue; }

            var term = Terms.Intern(words[i]);
            if (term == _isCode.Count) { _isCode.Add(IsCode(words[i])); }

            _words.Add(term);
        }

        _starts.Add(_words.Count);
    }

    // Words of one subject come together, so each is worth less than its rarity, and the less the more the texts differ otherwise; a text that many records hold is worth no more than that.
    private float Rarity(int left, int right, double bits, double similarity)
    {
        var together = Math.Min(MostBits, bits * (LeastShare + (MoreShare * similarity)));
        return (float)(left == right && Frozen(left) > 2 * TermTable.OwnCopies ? Math.Min(together, Bits(left)) : together);
    }

    private (double Squares, double Bits, bool SharesCode) Common(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        double squares = 0, bits = 0;
        var code = false;
        int i = 0, j = 0;

        while (i < left.Length && j < right.Length)
        {
            var order = left[i] == right[j] ? 0 : string.CompareOrdinal(Terms.Text(left[i]), Terms.Text(right[j]));

            if (order == 0)
            {
                double weight = Terms.Bits(left[i]);
                squares += weight * weight;
                bits += weight;
                code |= _isCode[left[i]];
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return (squares, bits, code);
    }

    private bool HasCode(ReadOnlySpan<int> words)
    {
        foreach (var word in words)
        {
            if (_isCode[word]) { return true; }
        }

        return false;
    }

    // Letters and digits in one word of at least four: a model or part number.
    private static bool IsCode(string word) => word.Length >= 4 && word.Any(char.IsAsciiDigit) && word.Any(char.IsLetter);

    /// <summary>The part of two texts' common words that another text field of the same records shares already, as a share of their rarity.</summary>
    public double RepeatedShare(int left, int right, TextTable other, int otherLeft, int otherRight)
    {
        double all = 0, repeated = 0;

        foreach (var word in WordsOf(left))
        {
            if (!WordsOf(right).Contains(word)) { continue; }

            all += Terms.Bits(word);
            repeated += other.HasBoth(Terms.Hash(word), otherLeft, otherRight) ? Terms.Bits(word) : 0;
        }

        return all == 0 ? 0 : repeated / all;
    }

    private bool HasBoth(ulong word, int left, int right) => Has(word, left) && Has(word, right);

    private bool Has(ulong hash, int value)
    {
        foreach (var word in WordsOf(value))
        {
            if (Terms.Hash(word) == hash) { return true; }
        }

        return false;
    }

    private double NormOf(int value) => value < _norms.Length ? _norms[value] : Norm(value);

    private double Norm(int value)
    {
        double sum = 0;

        foreach (var word in WordsOf(value)) { sum += (double)Terms.Bits(word) * Terms.Bits(word); }

        return Math.Max(sum, 1e-9);
    }

    private ulong Whole(int value)
    {
        ulong key = 0;

        foreach (var word in WordsOf(value)) { key += Hash64.Of(Terms.Text(word)); }

        return key;
    }

    private int Rarest(int value, Span<int> rare)
    {
        var count = 0;

        foreach (var word in WordsOf(value))
        {
            var at = count < rare.Length ? count++ : IsRarer(word, rare[^1]) ? rare.Length - 1 : -1;

            for (; at > 0 && IsRarer(word, rare[at - 1]); at--) { rare[at] = rare[at - 1]; }

            if (at >= 0) { rare[at] = word; }
        }

        return count;
    }

    private bool IsRarer(int word, int than)
    {
        // A word that one record alone holds can lead to no other record.
        var (left, right) = (HoldersOf(word), HoldersOf(than));
        return left != right ? left < right : string.CompareOrdinal(Terms.Text(word), Terms.Text(than)) < 0;
    }

    private int HoldersOf(int word) => Terms.Frozen(word) <= 1 ? int.MaxValue : Terms.Frozen(word);
}
