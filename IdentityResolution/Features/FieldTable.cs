namespace CxHub.IdentityResolution.Features;

/// <summary>
/// The distinct values of one field, interned: a record holds the number of its value (0 = missing) and everything about a value is computed once.
/// Frequencies are counted live and used as frozen, so that a pair's weight does not change while records come and go.
/// </summary>
internal abstract class FieldTable(FieldSpec spec, double[] usualMatch)
{
    private readonly HashIndex _raw = new();
    private readonly HashIndex _canonical = new();
    private readonly Column<int> _live = new();
    private readonly Column<int> _frozen = new(0);
    private readonly Column<float> _bits = new(1);
    private IReadOnlyDictionary<ulong, int> _known = FieldFrequencies.None;
    private int _next = 1;

    public FieldSpec Spec { get; } = spec;

    /// <summary>P(level | same person) before training, by level.</summary>
    public double[] UsualMatch { get; } = usualMatch;

    public int Levels => UsualMatch.Length;

    /// <summary>The lowest level whose matches tell their own rarity; <see cref="Match.Null"/> when none does.</summary>
    public virtual int SpecificFrom => Levels - 1;

    /// <summary>Values that one person alone holds, unless the holders show different names.</summary>
    public virtual bool IsIdentifying => false;

    /// <summary>
    /// Whether agreement here does not follow from name, place and the like (mailbox, phone, birth date, personal number): it can bear witness to how often records
    /// that agree in those are one person.
    /// </summary>
    public virtual bool IsWitness => IsIdentifying;

    /// <summary>From this level on the field's own blocking rules bring every agreeing pair together.</summary>
    public virtual int CoveredFrom => int.MaxValue;

    /// <summary>P(two different records agree at the top level), matching pairs included.</summary>
    public virtual double ChanceOfTop => ChanceOfEqual(_frozen.All, FrozenHolders);

    public int Values => _next;

    /// <summary>Records with a value, live.</summary>
    public long Holders { get; private set; }

    /// <summary>Records with a value when the frequencies were frozen.</summary>
    public long FrozenHolders { get; private set; }

    /// <summary>The tables of the values' terms, frozen together with the values.</summary>
    protected virtual IReadOnlyList<TermTable> TermTables => [];

    public abstract string LevelName(int level);

    /// <summary>Compares two values, both present. The record with the smaller key comes first, so that the answer is one for a pair.</summary>
    public abstract Match Compare(int left, int right);

    public abstract string Display(int value);

    public abstract void Keys(int value, KeyPart part, KeyList keys);

    /// <summary>The number of a row's value, parsed at first sight.</summary>
    public int Intern(RowBatch batch, int row)
    {
        ulong hash = 0;
        var any = false;

        foreach (var column in Spec.Columns)
        {
            var cell = batch.Cell(row, column.Position);
            any |= !cell.IsEmpty && column.Role is not ColumnRole.Country;
            hash = Hash64.Of(cell, hash);
        }

        if (!any) { return 0; }

        var known = _raw.Find(hash);

        if (known == 0)
        {
            known = 1 + Parse(batch, row);
            _raw.Add(hash, known);
        }

        return known - 1;
    }

    /// <summary>Counts a record in (+1) or out (−1).</summary>
    public void Count(int value, int change)
    {
        if (value == 0) { return; }

        while (_live.Count <= value) { _live.Add(0); }

        _live[value] += change;
        Holders += change;
        CountTerms(value, change);
    }

    public int Live(int value) => value < _live.Count ? _live[value] : 0;

    public int Frozen(int value) => _frozen[value];

    /// <summary>−log2 of the share of records with this value.</summary>
    public float Bits(int value) => _bits[value];

    /// <summary>Freezes the frequencies as they are now.</summary>
    public virtual void Freeze()
    {
        (_known, FrozenHolders) = (FieldFrequencies.None, Holders);

        for (var value = 0; value < _next; value++)
        {
            _frozen[value] = Live(value);
            _bits[value] = TermTable.BitsOf(_frozen[value], FrozenHolders);
        }

        foreach (var terms in TermTables) { terms.Freeze(FrozenHolders); }
    }

    /// <summary>Takes frequencies that were frozen before; called while the table is empty.</summary>
    public virtual void Use(FieldFrequencies frequencies)
    {
        (_known, FrozenHolders) = (frequencies.Values, frequencies.Holders);
        foreach (var (terms, counts) in TermTables.Zip(frequencies.Terms)) { terms.Use(counts, FrozenHolders); }
    }

    /// <summary>The frozen frequencies that weigh anything.</summary>
    public virtual FieldFrequencies Frequencies()
    {
        var values = new SortedDictionary<ulong, int>(_known.ToDictionary());

        foreach (var (hash, value) in _canonical.Entries)
        {
            if (_frozen[value] >= TermTable.LeastCommon) { values[hash] = _frozen[value]; }
        }

        return new FieldFrequencies(FrozenHolders, values, [.. TermTables.Select(terms => terms.Frequencies())]);
    }

    /// <summary>Computes once what many comparisons of the values present will ask for.</summary>
    public virtual void Prime()
    {
    }

    /// <summary>Σ c(c−1) / n(n−1): exact, no sampling.</summary>
    protected static double ChanceOfEqual(ReadOnlySpan<int> counts, long holders)
    {
        double pairs = 0;

        foreach (var count in counts[Math.Min(1, counts.Length)..])
        {
            pairs += (double)count * (count - 1);
        }

        return holders < 2 ? 0 : pairs / ((double)holders * (holders - 1));
    }

    /// <summary>Parses a row's cells and answers the value's number, 0 for a missing value.</summary>
    protected abstract int Parse(RowBatch batch, int row);

    protected virtual void CountTerms(int value, int change)
    {
    }

    /// <summary>The number of a canonical value and whether it is new; a new one must be stored at that number.</summary>
    protected (int Value, bool IsNew) Canonical(ulong hash)
    {
        var value = _canonical.Find(hash);

        if (value != 0) { return (value, false); }

        var frozen = _known.GetValueOrDefault(hash);
        _canonical.Add(hash, _next);
        _frozen.Add(frozen);
        _bits.Add(TermTable.BitsOf(frozen, FrozenHolders));
        return (_next++, true);
    }

    protected ReadOnlySpan<char> Cell(RowBatch batch, int row, ColumnRole role)
    {
        foreach (var column in Spec.Columns)
        {
            if (column.Role == role && !batch.Cell(row, column.Position).IsEmpty) { return batch.Cell(row, column.Position); }
        }

        return [];
    }
}
