using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Free text (titles, author lists, product descriptions) as a set of words weighted by rarity. Similarity is the cosine of the weights; levels are
/// 6 equal sets, then cosine from 0.85, 0.7, 0.5, 0.3, 0.15, and 0 below.
/// </summary>
internal sealed class TextTable : FieldTable
{
    private static readonly double[] Steps = [0.15, 0.3, 0.5, 0.7, 0.85];

    private readonly Column<int> _starts = new();
    private readonly Column<int> _words = new();
    private double[] _norms = [];

    public TextTable(FieldSpec spec)
        : base(spec, [0.03, 0.04, 0.08, 0.13, 0.17, 0.20, 0.35])
    {
        _starts.Add(0);
        _starts.Add(0);
    }

    public override int SpecificFrom => Match.Null;

    public TermTable Terms { get; } = new();

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
        Terms.Freeze(Holders);
        _norms = new double[Values];

        for (var value = 1; value < Values; value++) { _norms[value] = Norm(value); }
    }

    public override Match Compare(int left, int right)
    {
        if (left == right) { return Match.At(6); }

        var similarity = Common(WordsOf(left), WordsOf(right)) / Math.Sqrt(NormOf(left) * NormOf(right));
        var level = 0;

        while (level < Steps.Length && similarity >= Steps[level]) { level++; }

        return Match.At(level);
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
            if (i == 0 || words[i] != words[i - 1]) { _words.Add(Terms.Intern(words[i])); }
        }

        _starts.Add(_words.Count);
    }

    private double Common(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        double sum = 0;
        int i = 0, j = 0;

        while (i < left.Length && j < right.Length)
        {
            var order = left[i] == right[j] ? 0 : string.CompareOrdinal(Terms.Text(left[i]), Terms.Text(right[j]));
            sum += order == 0 ? (double)Terms.Bits(left[i]) * Terms.Bits(left[i]) : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return sum;
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
        var (left, right) = (Rarity(word), Rarity(than));
        return left != right ? left < right : string.CompareOrdinal(Terms.Text(word), Terms.Text(than)) < 0;
    }

    private int Rarity(int word) => Terms.Frozen(word) <= 1 ? int.MaxValue : Terms.Frozen(word);
}
