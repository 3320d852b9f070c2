using System.Globalization;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>Identifiers: levels 0 different, 1 two edits apart, 2 one edit or swap apart, 3 equal. Keys shared across systems know only equal and different.</summary>
internal sealed class IdTable(FieldSpec spec) : SetTable(spec, spec.Kind == FieldKind.ExternalId ? [0.3, 0.02, 0.03, 0.65] : [0.04, 0.03, 0.10, 0.83])
{
    private readonly bool _mayBeMistyped = spec.Kind == FieldKind.NationalId;

    public override string LevelName(int level) => level switch
    {
        3 => "equal",
        2 => "one edit apart",
        1 => "two edits apart",
        _ => "different",
    };

    protected override void ParseItem(ReadOnlySpan<char> text, RowBatch batch, int row, List<string> found)
    {
        if (text.Length > 200) { text = text[..200]; }

        var id = _mayBeMistyped ? string.Concat(Words.Split(text, 12)) : text.Trim().ToString().ToLower(CultureInfo.InvariantCulture);
        if (id.Length > 0) { found.Add(id); }
    }

    protected override Match CompareItems(int left, int right)
    {
        var (a, b) = (Terms.Text(left), Terms.Text(right));

        if (!_mayBeMistyped || Math.Min(a.Length, b.Length) < 5) { return Match.At(0); }

        var limit = Math.Min(a.Length, b.Length) >= 7 ? 2 : 1;
        var distance = System.Numerics.BitOperations.PopCount(Terms.Mask(left) ^ Terms.Mask(right)) > 4 ? 3 : EditDistance.Within(a, b, limit);
        return Match.At(distance switch { 1 => 2, 2 when limit == 2 => 1, _ => 0 });
    }

    protected override void ItemKeys(int item, KeyPart part, KeyList keys)
    {
        var id = Terms.Text(item);
        var half = id.Length / 2;

        switch (part)
        {
            case KeyPart.Whole: keys.Add(id); break;
            case KeyPart.Start when _mayBeMistyped && half >= 3: keys.Add(id.AsSpan(0, half + 1)); break;
            case KeyPart.End when _mayBeMistyped && half >= 3: keys.Add(id.AsSpan(half - 1)); break;
            default: break;
        }
    }
}
