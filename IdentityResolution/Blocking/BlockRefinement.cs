using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Blocking;

/// <summary>The next feature a block over its cap is divided by: the first rare name word, else the birth year, city, or rarest word of a text.</summary>
internal sealed class BlockRefinement
{
    private readonly List<BlockPart> _parts = [];

    public BlockRefinement(FieldTable[] tables)
    {
        AddAll(tables, FieldKind.Name, KeyPart.RareWord);
        AddAll(tables, FieldKind.Date, KeyPart.Year);
        AddAll(tables, FieldKind.Place, KeyPart.City);
        AddAll(tables, FieldKind.Text, KeyPart.RareWord);
        AddAll(tables, FieldKind.Year, KeyPart.Whole);
    }

    /// <summary>The key within a block; 0 when the row has none of these features that the rule does not use already.</summary>
    public ulong Key(IdentityDataset data, int row, BlockRule rule, ulong block, KeyList keys)
    {
        foreach (var part in _parts)
        {
            if (part.Field == rule.First.Field || part.Field == rule.Second?.Field) { continue; }

            var value = data.Value(part.Field, row);

            if (value == 0) { continue; }

            keys.Clear();
            data.Tables[part.Field].Keys(value, part.Part, keys);

            if (keys.Count > 0) { return Hash64.Combine(block, keys[0] + (ulong)part.Field); }
        }

        return 0;
    }

    private void AddAll(FieldTable[] tables, FieldKind kind, KeyPart part)
    {
        for (var field = 0; field < tables.Length; field++)
        {
            if (tables[field].Spec.Kind == kind) { _parts.Add(new BlockPart(field, part)); }
        }
    }
}
