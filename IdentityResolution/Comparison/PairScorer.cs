using CxHub.IdentityResolution.Features;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Comparison;

/// <summary>
/// The weight of a pair: prior + Σ fields − what the dependence rules take away. The records are always compared in key order, so a pair has one weight
/// whichever way it is asked for.
/// </summary>
internal sealed class PairScorer
{
    /// <summary>What a shared household can explain: e-mail, phone and address of two people with different names weigh no more together.</summary>
    public const double HouseholdBits = 6;

    /// <summary>What an e-mail user of another mailbox adds to an agreeing name.</summary>
    public const double MailboxBits = 2;

    /// <summary>What is left for a key that another record names it by, after the prior.</summary>
    public const double NamedBits = 8;

    private readonly IdentityDataset _data;
    private readonly SharedValues _shared;
    private readonly FieldTable[] _tables;
    private readonly double[][] _base;
    private readonly double _prior;
    private readonly double _shareBits;
    private readonly int _name;
    private readonly int _birthDate;
    private readonly int _place;
    private readonly bool[] _isContact;
    private readonly Combinations _combinations;

    public PairScorer(IdentityDataset data, IdentityModel model, SharedValues shared, long records)
    {
        _data = data;
        _shared = shared;
        _tables = data.Tables;
        _base = [.. model.Fields.Select(field => Enumerable.Range(0, field.M.Length).Select(field.Base).ToArray())];
        _prior = model.PriorBits(records);
        _shareBits = Math.Log2(Math.Max(4, records)) - 1;
        _name = Array.FindIndex(_tables, table => table is NameTable);
        _birthDate = Array.FindIndex(_tables, table => table is DateTable);
        _place = Array.FindIndex(_tables, table => table is PlaceTable);
        _isContact = [.. _tables.Select(table => table is EmailTable or PhoneTable or PlaceTable)];
        _combinations = new Combinations(model.Combinations);
        IsWitness = [.. _tables.Select(table => table.IsWitness)];
    }

    public double Prior => _prior;

    public int Fields => _tables.Length;

    /// <summary>By field, whether it can bear witness to the others.</summary>
    public bool[] IsWitness { get; }

    /// <summary>Scores rows <paramref name="a"/> and <paramref name="b"/>; fills one entry per field and answers the weight in bits, prior included.</summary>
    public double Score(int a, int b, Span<FieldScore> fields)
    {
        return _data.Key(b) < _data.Key(a) ? ScoreOrdered(b, a, fields) : ScoreOrdered(a, b, fields);
    }

    /// <summary>As <see cref="Score"/>, for rows that are known to be in key order.</summary>
    public double ScoreOrdered(int a, int b, Span<FieldScore> fields)
    {
        var weight = Others(a, b, fields);

        for (var field = 0; field < fields.Length; field++) { weight += IsWitness[field] ? Weight(field, fields[field]) : 0; }

        return weight - HouseholdExcess(fields) - MailboxExcess(fields);
    }

    /// <summary>Compares the rows and answers what the fields that bear no witness weigh together, prior included; rows in key order.</summary>
    public double Others(int a, int b, Span<FieldScore> fields)
    {
        Compare(a, b, fields);
        var others = SumOfOthers(a, fields);
        return others < Combinations.LeastBits ? others : _combinations.Real(Combinations.Key(fields, IsWitness), others);
    }

    /// <summary>What the values themselves add to the levels' own weights, less what the dependence rules take away: of the other fields and of those that bear witness.</summary>
    public (double Others, double Witness) ExtraBits(int a, int b, Span<FieldScore> fields)
    {
        Compare(a, b, fields);
        double others = -OriginExcess(a, fields), witness = -HouseholdExcess(fields) - MailboxExcess(fields);

        for (var field = 0; field < fields.Length; field++)
        {
            if (IsWitness[field]) { witness += fields[field].Bits; }
            else { others += fields[field].Bits; }
        }

        return (others, witness);
    }

    /// <summary>All that dependence takes away (or adds, where fields say more together than each alone); <paramref name="row"/> is either of the two.</summary>
    public double Excess(int row, ReadOnlySpan<FieldScore> fields) =>
        HouseholdExcess(fields) + MailboxExcess(fields) + OriginExcess(row, fields) + CombinationExcess(row, fields);

    /// <summary>What fields that depend on each other say less together than the sum of each; negative where they say more.</summary>
    public double CombinationExcess(int row, ReadOnlySpan<FieldScore> fields)
    {
        var others = SumOfOthers(row, fields);
        return others - _combinations.Real(Combinations.Key(fields, IsWitness), others);
    }

    /// <summary>What the origin rule takes away: two Norwegian names make a Norwegian city no surprise.</summary>
    public double OriginExcess(int row, ReadOnlySpan<FieldScore> fields)
    {
        if (_name < 0 || _place < 0 || fields[_name].Level is < NameTable.OneWord or Match.Null || fields[_place].Level is not (2 or 3)) { return 0; }

        var lift = ((NameTable)_tables[_name]).LiftOf(_data.Value(_name, row));
        return Math.Clamp(Weight(_place, fields[_place]), 0, lift);
    }

    /// <summary>The weight of a field as it enters the sum.</summary>
    public double Weight(int field, FieldScore score) => score.Level == Match.Null ? 0 : _base[field][score.Level] + score.Bits;

    /// <summary>What the household rule takes away: the part of the contact fields above <see cref="HouseholdBits"/> when names or birth dates contradict.</summary>
    public double HouseholdExcess(ReadOnlySpan<FieldScore> fields)
    {
        var namesConflict = _name >= 0 && fields[_name].Level < NameTable.FamilyDiffers;
        var datesConflict = _birthDate >= 0 && fields[_birthDate].Level <= 1;

        // Mother and daughter-in-law, or two of a flat: a given name in common and no family name.
        var familyDiffers = _name >= 0 && fields[_name].Level == NameTable.FamilyDiffers;

        if (!namesConflict && !datesConflict && !familyDiffers) { return 0; }

        double contact = 0;

        for (var field = 0; field < fields.Length; field++)
        {
            // A father and a son of one name share house and phone, seldom the mailbox.
            var counts = _isContact[field] && (namesConflict || _tables[field] is not EmailTable);
            contact += counts ? Math.Max(0, Weight(field, fields[field])) : 0;
        }

        return Math.Max(0, contact - HouseholdBits);
    }

    /// <summary>What the mailbox rule takes away: lan.nguyen at another provider mostly repeats that the name is Lan Nguyen.</summary>
    public double MailboxExcess(ReadOnlySpan<FieldScore> fields)
    {
        if (_name < 0 || fields[_name].Level is < NameTable.OneWord or Match.Null) { return 0; }

        double excess = 0;

        for (var field = 0; field < fields.Length; field++)
        {
            var repeats = _tables[field] is EmailTable && fields[field].Level is 2 or 3;
            excess += repeats ? Math.Max(0, Weight(field, fields[field]) - MailboxBits) : 0;
        }

        return excess;
    }

    private double SumOfOthers(int row, ReadOnlySpan<FieldScore> fields)
    {
        var others = _prior - OriginExcess(row, fields);

        for (var field = 0; field < fields.Length; field++) { others += IsWitness[field] ? 0 : Weight(field, fields[field]); }

        return others;
    }

    private void Compare(int a, int b, Span<FieldScore> fields)
    {
        var left = _data.ValuesOf(a);
        var right = _data.ValuesOf(b);

        for (var field = 0; field < fields.Length; field++)
        {
            fields[field] = _tables[field] is TextTable text && left[field] != 0 && right[field] != 0 ? ScoreText(field, text, left, right) : ScoreField(field, left[field], right[field]);
        }
    }

    // A description that repeats the title's words says them once.
    private FieldScore ScoreText(int field, TextTable text, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var match = text.Compare(left[field], right[field]);
        double repeated = 0;

        for (var other = 0; other < field && match.Level > 0; other++)
        {
            if (_tables[other] is TextTable before && left[other] != 0 && right[other] != 0)
            {
                repeated = Math.Max(repeated, text.RepeatedShare(left[field], right[field], before, left[other], right[other]));
            }
        }

        return new FieldScore(match.Level, match.Level == 0 ? 0 : match.Bits * (1 - repeated));
    }

    private FieldScore ScoreField(int field, int left, int right)
    {
        if (left == 0 || right == 0) { return new FieldScore(Match.Null, 0); }

        var table = _tables[field];
        var match = table.Compare(left, right);

        if (match.Level is Match.Null) { return new FieldScore(match.Level, 0); }

        return table switch
        {
            EmailTable or PhoneTable => ScoreItems(field, (SetTable)table, left, right, match),
            IdTable { Spec.Kind: FieldKind.ExternalId } when match.Level == table.Levels - 1 => Named(field, match),
            _ => new FieldScore(match.Level, match.Level < table.SpecificFrom ? 0 : match.Bits),
        };
    }

    // A record that names another by its id says that they are one: enough where nothing contradicts, however few records do so.
    private FieldScore Named(int field, Match match) => new(match.Level, Math.Max(match.Bits, NamedBits - _prior - _base[field][match.Level]));

    private FieldScore ScoreItems(int field, SetTable table, int left, int right, Match match) =>
        match.Level == table.Levels - 1 ? Identifying(field, table, left, right, match)
        : match.Level > 0 ? Near(field, table, left, right, match)
        : new FieldScore(IsShared(field, table, left) || IsShared(field, table, right) ? Match.Null : 0, 0);

    // Who gives the house's number here and an own one there is no other person for it.
    private bool IsShared(int field, SetTable table, int value)
    {
        foreach (var item in table.ItemsOf(value))
        {
            if (_shared.Families(field, item) == 1) { return false; }
        }

        return true;
    }

    // A value nearly equal to one that many hold proves no more than that one itself.
    private FieldScore Near(int field, SetTable table, int left, int right, Match match)
    {
        var bits = match.Level < table.SpecificFrom ? 0 : match.Bits;
        var most = Math.Min(MostBits(field, table, left), MostBits(field, table, right));
        return new FieldScore(match.Level, Math.Min(bits, most - _base[field][match.Level]));
    }

    // What the rarest of a record's values would weigh if the other record held it as well.
    private double MostBits(int field, SetTable table, int value)
    {
        var top = table.Levels - 1;
        var most = double.NegativeInfinity;

        foreach (var item in table.ItemsOf(value)) { most = Math.Max(most, _base[field][top] + ItemBits(field, table, item, top)); }

        return Math.Max(0, most);
    }

    // A shared e-mail or phone proves no more than that the two are among its holders.
    private FieldScore Identifying(int field, SetTable table, int left, int right, Match match)
    {
        var best = double.NegativeInfinity;

        foreach (var item in table.ItemsOf(left))
        {
            if (table.ItemsOf(right).Contains(item)) { best = Math.Max(best, ItemBits(field, table, item, match.Level)); }
        }

        return new FieldScore(match.Level, best);
    }

    private double ItemBits(int field, SetTable table, int item, int level)
    {
        var families = _shared.Families(field, item);
        var own = (double)table.Terms.Bits(item);

        if (families == 1) { return own; }

        // The level's base is added by the caller; the cap is on the sum.
        var cap = families > SharedValues.Household ? 0 : _shareBits - Math.Log2(families) - 1;
        return Math.Min(own, cap - _base[field][level]);
    }
}
