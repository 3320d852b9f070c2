using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary><c>$orderby</c>: fields with <c>asc</c> or <c>desc</c>, ties by id; without it, by id as the real service orders by its key.</summary>
internal sealed class ODataOrder
{
    private readonly (string Field, bool Descending)[] _fields;

    private ODataOrder((string Field, bool Descending)[] fields) => _fields = fields;

    public static ODataOrder Parse(string? text) => new(
    [
        .. (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var field] => (field, false),
            [var field, "asc"] => (field, false),
            [var field, "desc"] => (field, true),
            _ => throw new ODataException($"Syntax error in $orderby: '{part}'."),
        }),
    ]);

    public IReadOnlyList<StoredRow> Sort(RowTable table)
    {
        if (_fields is [("lastModifiedDateTime", false)])
        {
            return table.ByChange();
        }

        var keyed = table.ByChange().Select(row => (Row: row, Keys: KeysOf(row))).ToArray();
        Array.Sort(keyed, (a, b) => Compare(a.Keys, a.Row.Id, b.Keys, b.Row.Id));
        return [.. keyed.Select(pair => pair.Row)];
    }

    /// <summary>How many rows of a sorted list lie at or before a place in the order.</summary>
    public int CountUpTo(IReadOnlyList<StoredRow> sorted, string?[] keys, string id)
    {
        var (from, to) = (0, sorted.Count);

        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = Compare(KeysOf(sorted[middle]), sorted[middle].Id, keys, id) <= 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    public string?[] KeysOf(StoredRow row) => [.. _fields.Select(field => ODataValue.Sortable(row[field.Field]))];

    private int Compare(string?[] a, string aId, string?[] b, string bId)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var by = string.CompareOrdinal(a[i], b[i]);

            if (by is not 0)
            {
                return _fields[i].Descending ? -by : by;
            }
        }

        return string.CompareOrdinal(aId, bId);
    }
}
