using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Comparison;

/// <summary>
/// How many name families hold each e-mail and phone: one for a person's own, two to <see cref="Household"/> for a household's, more for a switchboard or
/// info@. Live: a value that turns generic loses its weight, and gets it back when its holders leave.
/// </summary>
internal sealed class SharedValues
{
    public const int Household = 4;
    private const int Sample = 50;

    private readonly IdentityDataset _data;
    private readonly NameTable? _names;
    private readonly int _nameField;
    private readonly byte[]?[] _families;

    public SharedValues(IdentityDataset data)
    {
        _data = data;
        _nameField = Array.FindIndex(data.Tables, table => table is NameTable);
        _names = _nameField < 0 ? null : (NameTable)data.Tables[_nameField];
        _families = new byte[data.Tables.Length][];
    }

    /// <summary>Counts all values anew; <paramref name="order"/> is the key order of the records.</summary>
    public void CountAll(int[] order) => Parallel.For(0, _data.Tables.Length, field =>
    {
        if (_data.Tables[field] is SetTable table and (EmailTable or PhoneTable)) { _families[field] = CountField(field, table, order); }
    });

    /// <summary>Name families that hold the item, 1 when nobody's name is known; more than <see cref="Household"/> means generic.</summary>
    public int Families(int field, int item)
    {
        var families = _families[field];
        return families is null || item >= families.Length ? 1 : Math.Max((byte)1, families[item]);
    }

    /// <summary>Counts one item anew from its holders in key order; answers whether it changed.</summary>
    public bool Recount(int field, int item, ReadOnlySpan<int> holders)
    {
        var families = _families[field] ?? [];

        if (item >= families.Length)
        {
            Array.Resize(ref families, Math.Max(item + 1, families.Length * 2));
            _families[field] = families;
        }

        var before = Families(field, item);
        families[item] = Count((SetTable)_data.Tables[field], item, holders);
        return Families(field, item) != before;
    }

    private byte[] CountField(int field, SetTable table, int[] order)
    {
        var (starts, holders) = Holders(field, table, order);
        var families = new byte[table.Terms.Count];

        for (var item = 1; item < families.Length; item++)
        {
            var count = starts[item + 1] - starts[item];
            if (count > 1) { families[item] = Count(table, item, holders.AsSpan(starts[item], count)); }
        }

        return families;
    }

    private (int[] Starts, int[] Holders) Holders(int field, SetTable table, int[] order)
    {
        var starts = new int[table.Terms.Count + 2];

        foreach (var row in order)
        {
            foreach (var item in table.ItemsOf(_data.Value(field, row))) { starts[item + 2]++; }
        }

        for (var item = 1; item < starts.Length; item++) { starts[item] += starts[item - 1]; }

        var holders = new int[starts[^1]];

        foreach (var row in order)
        {
            foreach (var item in table.ItemsOf(_data.Value(field, row))) { holders[starts[item + 1]++] = row; }
        }

        return (starts, holders);
    }

    private byte Count(SetTable table, int item, ReadOnlySpan<int> holders)
    {
        if (table is EmailTable emails && emails.IsRole(item)) { return Household + 1; }

        if (_names is null) { return 1; }

        Span<int> families = stackalloc int[Household + 1];
        var count = 0;

        // A mailbox is one's own: who signs it with another family name has married. A house's phone two may answer who have a given name in common.
        var level = table is EmailTable ? NameTable.FamilyDiffers : NameTable.OneWord;

        foreach (var row in holders[..Math.Min(Sample, holders.Length)])
        {
            var name = _data.Value(_nameField, row);
            if (name == 0 || IsKnown(name, families[..count], level)) { continue; }

            families[count++] = name;
            if (count > Household) { break; }
        }

        return (byte)count;
    }

    private bool IsKnown(int name, ReadOnlySpan<int> families, int level)
    {
        foreach (var family in families)
        {
            if (family == name || _names!.Compare(name, family).Level >= level) { return true; }
        }

        return false;
    }
}
