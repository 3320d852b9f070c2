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
    public const double MailboxBits = 4;

    /// <summary>Per bit of precision wanted beyond 0.95, what a pair of one name loses that own contacts contradict and none confirms. Measured; at 0.98 it is 12 bits.</summary>
    private const double StrangerBitsPerBit = 9;

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
    private readonly int[] _confirmsFrom;
    private readonly double _strangerBits;

    public PairScorer(IdentityDataset data, IdentityModel model, SharedValues shared, long records, double precision)
    {
        _strangerBits = StrangerBitsPerBit * Math.Max(0, Logit(precision) - Logit(IdentitySettings.DefaultPrecision));
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
        _confirmsFrom = [.. _tables.Select(ConfirmsFrom)];
    }

    public double Prior => _prior;

    public int Fields => _tables.Length;

    /// <summary>Scores rows <paramref name="a"/> and <paramref name="b"/>; fills one entry per field and answers the weight in bits, prior included.</summary>
    public double Score(int a, int b, Span<FieldScore> fields)
    {
        return _data.Key(b) < _data.Key(a) ? ScoreOrdered(b, a, fields) : ScoreOrdered(a, b, fields);
    }

    /// <summary>As <see cref="Score"/>, for rows that are known to be in key order.</summary>
    public double ScoreOrdered(int a, int b, Span<FieldScore> fields)
    {
        var weight = _prior;
        var left = _data.ValuesOf(a);
        var right = _data.ValuesOf(b);

        for (var field = 0; field < fields.Length; field++)
        {
            var score = _tables[field] is TextTable text && left[field] != 0 && right[field] != 0 ? ScoreText(field, text, left, right) : ScoreField(field, left[field], right[field]);
            fields[field] = score;
            weight += score.Level == Match.Null ? 0 : _base[field][score.Level] + score.Bits;
        }

        return weight - Excess(a, fields);
    }

    /// <summary>All that the dependence rules take away; <paramref name="row"/> is either of the two.</summary>
    public double Excess(int row, ReadOnlySpan<FieldScore> fields) => HouseholdExcess(fields) + MailboxExcess(fields) + OriginExcess(row, fields) + StrangerExcess(fields);

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

        if (!namesConflict && !datesConflict) { return 0; }

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

    /// <summary>
    /// What the stranger rule takes away: people of one name are many, so a name that agrees needs something of the person's own beside it. Where an e-mail, phone, birth date
    /// or personal number contradicts and none of them, nor the street, confirms, the two are rather strangers. It counts where more than the default precision is asked.
    /// </summary>
    public double StrangerExcess(ReadOnlySpan<FieldScore> fields)
    {
        if (_name < 0 || fields[_name].Level is < NameTable.OneWord or Match.Null) { return 0; }

        var contradicted = false;

        for (var field = 0; field < fields.Length; field++)
        {
            if (_confirmsFrom[field] == 0 || fields[field].Level == Match.Null) { continue; }

            var level = fields[field].Level;

            if (level >= _confirmsFrom[field]) { return 0; }

            contradicted |= _tables[field] switch
            {
                // A slip in the user is the same mailbox more often than another person's; a user repeated at another domain is only the name again.
                EmailTable => level is not 2,
                DateTable => level <= 1,
                PlaceTable => false,
                _ => _tables[field].Spec.Kind is not FieldKind.ExternalId,
            };
        }

        return contradicted ? _strangerBits : 0;
    }

    private static double Logit(double share) => Math.Log2(share / (1 - share));

    // From which level on a field confirms a person by itself; 0 for fields that never do.
    private static int ConfirmsFrom(FieldTable table) => table switch
    {
        EmailTable => 4,
        PhoneTable => 1,
        DateTable => 3,
        PlaceTable => 4,
        _ when table.Spec.Kind is FieldKind.NationalId or FieldKind.ExternalId => 1,
        _ => 0,
    };

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

        if (match.Level == Match.Null || match.Level < table.SpecificFrom) { return new FieldScore(match.Level, 0); }

        return table is EmailTable or PhoneTable
            ? Identifying(field, (SetTable)table, left, right, match)
            : new FieldScore(match.Level, match.Bits);
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
