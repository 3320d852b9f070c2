using System.Globalization;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Dates with unknown parts: levels 0 different, 1 within a year or ten years off, 2 same year, 3 two of three parts agree, 4 same year where one side knows
/// no more, 5 day and month swapped or one digit off, 6 equal.
/// </summary>
internal sealed class DateTable : FieldTable
{
    private const int MostOwn = 12;

    private readonly Column<int> _dates = new();
    private readonly Column<int> _year = new();
    private readonly Column<int> _day = new();
    private readonly TermTable _years = new();
    private readonly TermTable _days = new();
    private readonly bool _monthFirst;

    public DateTable(FieldSpec spec, bool monthFirst)
        : base(spec, [0.03, 0.02, 0.02, 0.04, 0.04, 0.09, 0.76])
    {
        _monthFirst = monthFirst;
        _dates.Add(0);
        _year.Add(0);
        _day.Add(0);
    }

    protected override IReadOnlyList<TermTable> TermTables => [_years, _days];

    public override bool IsWitness => Spec.Columns[0].Role == ColumnRole.BirthDate;

    public override string LevelName(int level) => level switch
    {
        6 => "equal",
        5 => "swapped parts or one digit off",
        4 => "same year, no more known",
        3 => "two of three parts agree",
        2 => "same year",
        1 => "near",
        _ => "different",
    };

    public DateForm DateOf(int value) => DateForm.FromPacked(_dates[value]);

    public override string Display(int value) => DateOf(value).ToString();

    public override Match Compare(int left, int right)
    {
        if (left == right) { return DateOf(left).IsFull ? new Match(6, DateBits(left)) : Match.At(4); }

        var (a, b) = (DateOf(left), DateOf(right));

        if (IsYearOnly(a) || IsYearOnly(b)) { return Match.At(a.Year == b.Year ? 4 : Math.Abs(a.Year - b.Year) == 1 ? 1 : 0); }

        if (OneDigitOff(a.Packed, b.Packed) || (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)) { return Match.At(5); }

        var agreeing = (a.Year == b.Year ? 1 : 0) + (a.Month == b.Month ? 1 : 0) + (a.Day == b.Day ? 1 : 0);

        if (agreeing == 2) { return Match.At(3); }

        return Match.At(a.Year == b.Year ? 2 : Math.Abs(a.Year - b.Year) is 1 or 10 ? 1 : 0);
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        var date = DateOf(value);

        switch (part)
        {
            case KeyPart.Whole when date.IsFull && !IsYearOnly(date): keys.Add((ulong)date.Packed); break;
            case KeyPart.Year: keys.Add((ulong)date.Year); break;
            case KeyPart.MonthDay when date.IsFull && !IsYearOnly(date): keys.Add((ulong)((date.Month * 100) + date.Day)); break;
            default: break;
        }
    }

    protected override void CountTerms(int value, int change)
    {
        _years.Count1(_year[value], change);
        _days.Count1(_day[value], change);
    }

    protected override int Parse(RowBatch batch, int row)
    {
        if (DateForm.Parse(batch.Cell(row, Spec.Columns[0].Position), _monthFirst) is not { } date) { return 0; }

        var (value, isNew) = Canonical(Hash64.Combine((ulong)date.Packed, 1));
        if (isNew)
        {
            _dates.Add(date.Packed);
            _year.Add(_years.Intern(date.Year.ToString(CultureInfo.InvariantCulture)));
            _day.Add(_days.Intern(((date.Month * 100) + date.Day).ToString(CultureInfo.InvariantCulture)));
        }

        return value;
    }

    // Year and day of the year are independent, so their frequencies say more than the few records with the very date, until a date is commoner than that: a placeholder.
    private float DateBits(int value)
    {
        var independent = _years.Bits(_year[value]) + Math.Min(9f, _days.Bits(_day[value]));
        var common = Frozen(value) > MostOwn;
        return common ? Math.Min(independent, Bits(value)) : independent;
    }

    // The first of January is what a system writes when only the year is known.
    private static bool IsYearOnly(DateForm date) => !date.IsFull || (date.Month == 1 && date.Day == 1);

    private static bool OneDigitOff(int left, int right)
    {
        Span<char> a = stackalloc char[8];
        Span<char> b = stackalloc char[8];

        for (var i = 7; i >= 0; i--, left /= 10, right /= 10)
        {
            a[i] = (char)('0' + (left % 10));
            b[i] = (char)('0' + (right % 10));
        }

        return EditDistance.Within(a, b, 1) == 1;
    }
}
