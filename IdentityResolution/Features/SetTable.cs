namespace CxHub.IdentityResolution.Features;

/// <summary>A field of which a record may hold several values (e-mails, phones, ids): the best agreeing pair counts.</summary>
internal abstract class SetTable : FieldTable
{
    private readonly Column<int> _starts = new();
    private readonly Column<int> _items = new();
    private readonly List<string> _parsed = [];

    protected SetTable(FieldSpec spec, double[] usualMatch)
        : base(spec, usualMatch)
    {
        _starts.Add(0);
        _starts.Add(0);
    }

    /// <summary>The single values; their counts are of records.</summary>
    public TermTable Terms { get; } = new();

    public override bool IsIdentifying => true;

    public override int CoveredFrom => 2;

    protected override IReadOnlyList<TermTable> TermTables => [Terms];

    public override double ChanceOfTop => ChanceOfEqual(Terms.FrozenCounts, FrozenHolders);

    public ReadOnlySpan<int> ItemsOf(int value) => _items.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public override string Display(int value)
    {
        var items = ItemsOf(value).ToArray();
        return string.Join(", ", items.Select(DisplayItem));
    }

    public override Match Compare(int left, int right)
    {
        var best = new Match(-1, 0);

        foreach (var a in ItemsOf(left))
        {
            foreach (var b in ItemsOf(right))
            {
                var match = a == b ? new Match(Levels - 1, Terms.Bits(a)) : CompareItems(a, b);
                if (match.Level == Match.Null) { continue; }

                best = match.Level > best.Level || (match.Level == best.Level && match.Bits > best.Bits) ? match : best;
            }
        }

        return best.Level < 0 ? Match.At(Match.Null) : best;
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        foreach (var item in ItemsOf(value)) { ItemKeys(item, part, keys); }
    }

    public virtual string DisplayItem(int item) => Terms.Text(item);

    /// <summary>Two different items: a level below the top one, or Null where they say nothing.</summary>
    protected abstract Match CompareItems(int left, int right);

    protected abstract void ItemKeys(int item, KeyPart part, KeyList keys);

    /// <summary>Adds the canonical texts found in one raw value.</summary>
    protected abstract void ParseItem(ReadOnlySpan<char> text, RowBatch batch, int row, List<string> found);

    /// <summary>Called for each item when it is first seen.</summary>
    protected virtual void Describe(int item, string text)
    {
    }

    protected override void CountTerms(int value, int change)
    {
        foreach (var item in ItemsOf(value)) { Terms.Count1(item, change); }
    }

    protected override int Parse(RowBatch batch, int row)
    {
        _parsed.Clear();

        foreach (var column in Spec.Columns)
        {
            if (column.Role is ColumnRole.Country) { continue; }

            var cell = batch.Cell(row, column.Position);

            foreach (var range in cell.SplitAny([RowBatch.ValueSeparator, ';', '|']))
            {
                if (!Normalisation.Missing.Is(cell[range])) { ParseItem(cell[range], batch, row, _parsed); }
            }
        }

        if (_parsed.Count == 0) { return 0; }

        _parsed.Sort(StringComparer.Ordinal);
        return Store();
    }

    private int Store()
    {
        ulong hash = 0;

        foreach (var text in _parsed) { hash = Hash64.Of(text, hash); }

        var (value, isNew) = Canonical(hash);

        if (isNew)
        {
            for (var i = 0; i < _parsed.Count; i++)
            {
                if (i == 0 || _parsed[i] != _parsed[i - 1]) { _items.Add(Item(_parsed[i])); }
            }

            _starts.Add(_items.Count);
        }

        return value;
    }

    private int Item(string text)
    {
        var before = Terms.Count;
        var item = Terms.Intern(text);
        if (item == before) { Describe(item, text); }

        return item;
    }
}
