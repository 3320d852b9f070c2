using System.Globalization;

namespace CxHub.IdentityResolution.Features;

/// <summary>Numbers (relative distance: equal, within 1 %, 10 %, 30 %) and years (0, 1, 2, 5 apart): levels 4, 3, 2, 1, 0.</summary>
internal sealed class NumberTable : FieldTable
{
    private readonly Column<double> _numbers = new();
    private readonly bool _isYear;

    public NumberTable(FieldSpec spec)
        : base(spec, [0.10, 0.05, 0.08, 0.12, 0.65])
    {
        _isYear = spec.Kind == FieldKind.Year;
        _numbers.Add(0);
    }

    public override string LevelName(int level) => level switch
    {
        4 => "equal",
        3 => _isYear ? "one year apart" : "within 1 %",
        2 => _isYear ? "two years apart" : "within 10 %",
        1 => _isYear ? "within five years" : "within 30 %",
        _ => "different",
    };

    public override string Display(int value) => _numbers[value].ToString("R", CultureInfo.InvariantCulture);

    public override Match Compare(int left, int right)
    {
        if (left == right) { return new Match(4, Bits(left)); }

        var (a, b) = (_numbers[left], _numbers[right]);
        var distance = Math.Abs(a - b);
        var scale = _isYear ? 100 : Math.Max(Math.Abs(a), Math.Abs(b));
        return Match.At(distance <= 0.0101 * scale ? 3 : distance <= (_isYear ? 0.02 : 0.1) * scale ? 2 : distance <= (_isYear ? 0.05 : 0.3) * scale ? 1 : 0);
    }

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        if (part is KeyPart.Whole or KeyPart.Year) { keys.Add((ulong)BitConverter.DoubleToInt64Bits(_numbers[value])); }
    }

    protected override int Parse(RowBatch batch, int row)
    {
        if (!TryRead(batch.Cell(row, Spec.Columns[0].Position), out var number)) { return 0; }

        var (value, isNew) = Canonical(Hash64.Combine((ulong)BitConverter.DoubleToInt64Bits(number), 1));
        if (isNew) { _numbers.Add(number); }

        return value;
    }

    // Currency signs and units are dropped; of two separators the last one is the decimal point.
    private static bool TryRead(ReadOnlySpan<char> text, out double number)
    {
        Span<char> digits = stackalloc char[32];
        var length = 0;
        var point = text.LastIndexOfAny('.', ',');
        var isDecimal = point >= 0 && (text[(point + 1)..].Trim().Length != 3 || text.Count(text[point]) == 1 && text[point] == '.');

        for (var i = 0; i < text.Length && length < digits.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) || (text[i] == '-' && length == 0)) { digits[length++] = text[i]; }
            else if (i == point && isDecimal) { digits[length++] = '.'; }
        }

        return double.TryParse(digits[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
