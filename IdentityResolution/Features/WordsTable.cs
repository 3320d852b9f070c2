using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>Companies and categories: levels 0 different, 1 a word in common, 2 contained or nearly equal, 3 equal.</summary>
internal sealed class WordsTable : FieldTable
{
    private readonly Column<int> _texts = new();
    private readonly TermTable _terms = new();

    public WordsTable(FieldSpec spec)
        : base(spec, [0.22, 0.06, 0.10, 0.62]) => _texts.Add(0);

    public override string LevelName(int level) => level switch
    {
        3 => "equal",
        2 => "nearly equal or contained",
        1 => "a word in common",
        _ => "different",
    };

    public override string Display(int value) => Text(value);

    public override Match Compare(int left, int right)
    {
        if (left == right) { return new Match(3, Bits(left)); }

        var (a, b) = (Text(left), Text(right));

        if (WordLikeness.AreClose(a, b, _terms.Mask(_texts[left]), _terms.Mask(_texts[right]))) { return Match.At(2); }

        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var (common, all) = CommonWords(shorter, longer);

        if (common == all && shorter.Length >= 3) { return Match.At(2); }

        return Match.At(common > 0 ? 1 : 0);
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        if (part == KeyPart.Whole) { keys.Add(Text(value)); }
    }

    protected override int Parse(RowBatch batch, int row)
    {
        var cell = batch.Cell(row, Spec.Columns[0].Position);

        if (Missing.Is(cell)) { return 0; }

        var words = Spec.Kind == FieldKind.Company ? CompanyForm.Parse(cell) : Words.Split(cell, 40);

        if (words.Count == 0) { return 0; }

        var text = string.Join(' ', words);
        var (value, isNew) = Canonical(Hash64.Of(text));
        if (isNew) { _texts.Add(_terms.Intern(text)); }

        return value;
    }

    private static (int Common, int All) CommonWords(string shorter, string longer)
    {
        int common = 0, all = 0;

        foreach (var range in shorter.AsSpan().Split(' '))
        {
            all++;
            common += HasWord(longer, shorter.AsSpan(range)) ? 1 : 0;
        }

        return (common, all);
    }

    private static bool HasWord(string text, ReadOnlySpan<char> word)
    {
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (text.AsSpan(range).SequenceEqual(word)) { return true; }
        }

        return false;
    }

    private string Text(int value) => _terms.Text(_texts[value]);
}
