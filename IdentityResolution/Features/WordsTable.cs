using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Companies and categories: levels 0 different, 1 a word in common, 2 contained or nearly equal, 3 equal but for blanks. Where no company is given, the record's mailbox at
/// one names it (lan@daviesfoods.com); what a domain does not name it does not contradict either.
/// </summary>
internal sealed class WordsTable : FieldTable
{
    private readonly Column<int> _texts = new(0);
    private readonly Column<int> _rows = new(0);
    private readonly Column<bool> _isDomain = new(false);
    private readonly TermTable _terms = new();
    private readonly TermTable _lettersInARow = new();

    public WordsTable(FieldSpec spec)
        : base(spec, [0.22, 0.06, 0.10, 0.62])
    {
    }

    public override double ChanceOfTop => ChanceOfEqual(_lettersInARow.FrozenCounts, FrozenHolders);

    protected override IReadOnlyList<TermTable> TermTables => [_lettersInARow];

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
        if (_isDomain[left] || _isDomain[right]) { return CompareDomain(left, right); }

        if (_rows[left] == _rows[right]) { return Equal(left); }

        var (a, b) = (Text(left), Text(right));

        if (WordLikeness.AreClose(a, b, _terms.Mask(_texts[left]), _terms.Mask(_texts[right]))) { return Match.At(2); }

        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var (common, all) = CommonWords(shorter, longer);

        if (common == all && shorter.Length >= 3) { return Match.At(2); }

        return Match.At(common > 0 ? 1 : 0);
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        if (part == KeyPart.Whole) { keys.Add(_lettersInARow.Text(_rows[value])); }
    }

    protected override void CountTerms(int value, int change) => _lettersInARow.Count1(_rows[value], change);

    protected override int Parse(RowBatch batch, int row)
    {
        var cell = batch.Cell(row, Spec.Columns[0].Position);
        var isGiven = !Missing.Is(cell);
        var words = isGiven ? WordsOf(cell) : CompanyForm.OfMailbox(Cell(batch, row, ColumnRole.Email));

        if (words.Count == 0) { return 0; }

        var text = string.Join(' ', words);
        var (value, isNew) = Canonical(Hash64.Of(text, isGiven ? 0UL : 1UL));

        if (isNew)
        {
            _texts.Add(_terms.Intern(text));
            _rows.Add(_lettersInARow.Intern(string.Concat(words)));
            _isDomain.Add(!isGiven);
        }

        return value;
    }

    private List<string> WordsOf(ReadOnlySpan<char> cell) => Spec.Kind == FieldKind.Company ? CompanyForm.Parse(cell) : Words.Split(cell, 40);

    // Two domains are compared as e-mails.
    private Match CompareDomain(int left, int right) =>
        _isDomain[left] != _isDomain[right] && _rows[left] == _rows[right] ? Equal(left) : Match.At(Match.Null);

    private Match Equal(int value) => new(3, _lettersInARow.Bits(_rows[value]));

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
