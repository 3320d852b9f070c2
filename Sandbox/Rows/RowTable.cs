using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Rows;

/// <summary>The rows of one entity of a small look-alike, unique by id. Thread-safe; what is read is a snapshot.</summary>
internal sealed class RowTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredRow> _rows = new(StringComparer.OrdinalIgnoreCase);
    private StoredRow[]? _byChange;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    /// <summary>All rows, the longest unchanged first, ties by id.</summary>
    public IReadOnlyList<StoredRow> ByChange()
    {
        lock (_gate)
        {
            return _byChange ??= [.. _rows.Values.OrderBy(row => row.ModifiedAt).ThenBy(row => row.Id, StringComparer.Ordinal)];
        }
    }

    public StoredRow? Find(string id)
    {
        lock (_gate)
        {
            return _rows.GetValueOrDefault(id);
        }
    }

    public void Seed(SeedRow row) => Put(new(row.Id, row.ModifiedAt, row.Fields));

    /// <summary>Adds a row or replaces the one of the same id; true when it is new.</summary>
    public bool Put(StoredRow row)
    {
        lock (_gate)
        {
            var isNew = !_rows.ContainsKey(row.Id);
            _rows[row.Id] = row;
            _byChange = null;
            return isNew;
        }
    }

    public bool Remove(string id)
    {
        lock (_gate)
        {
            _byChange = null;
            return _rows.Remove(id);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _rows.Clear();
            _byChange = null;
        }
    }
}
