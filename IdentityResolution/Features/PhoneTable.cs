using System.Globalization;
using CxHub.Domain;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>Phones in E.164: levels 0 different, 1 one digit off, 2 equal in the last digits (another country code or area), 3 equal.</summary>
internal sealed class PhoneTable(FieldSpec spec, string region) : SetTable(spec, [0.30, 0.05, 0.02, 0.63])
{
    public override string LevelName(int level) => level switch
    {
        3 => "equal",
        2 => "same subscriber number",
        1 => "one digit off",
        _ => "different",
    };

    public override string DisplayItem(int item) => "+" + Terms.Text(item);

    protected override void ParseItem(ReadOnlySpan<char> text, RowBatch batch, int row, List<string> found)
    {
        var country = Cell(batch, row, ColumnRole.Country);
        var own = country.IsEmpty ? null : CountryName.Iso(country);

        if (PhoneForm.Parse(text, own ?? region) is { } phone) { found.Add(phone.Digits.ToString(CultureInfo.InvariantCulture)); }
    }

    protected override Match CompareItems(int left, int right)
    {
        var (a, b) = (Terms.Text(left), Terms.Text(right));

        if (a.Length >= 9 && b.Length >= 9 && a.AsSpan(a.Length - 8).SequenceEqual(b.AsSpan(b.Length - 8))) { return Match.At(2); }

        return System.Numerics.BitOperations.PopCount(Terms.Mask(left) ^ Terms.Mask(right)) <= 2 && EditDistance.Within(a, b, 1) == 1 ? Match.At(1) : Match.At(0);
    }

    protected override void ItemKeys(int item, KeyPart part, KeyList keys)
    {
        var digits = Terms.Text(item);

        switch (part)
        {
            case KeyPart.Whole: keys.Add(digits); break;
            case KeyPart.End: keys.Add(digits.AsSpan(digits.Length - 7)); break;
            case KeyPart.Start: keys.Add(digits.AsSpan(0, Math.Max(7, digits.Length - 3))); break;
            case KeyPart.LessOne: keys.Add(Hash64.Of(digits.AsSpan(digits.Length - 3), Hash64.Of(digits.AsSpan(0, digits.Length - 4)))); break;
            default: break;
        }
    }
}
