using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>A row that is gone, and the version at which it went.</summary>
internal sealed record Tombstone(Guid Id, long Version);

/// <summary>The rows of one table by id, in the order of their versions (which change tracking reads), and by alternate key.</summary>
internal sealed class TableData(Table table)
{
    private static readonly Comparer<Row> ByVersion = Comparer<Row>.Create((left, right) => left.Version.CompareTo(right.Version));

    private readonly Dictionary<Guid, Row> _byId = [];
    private readonly SortedSet<Row> _byVersion = new(ByVersion);
    private readonly List<Tombstone> _tombstones = [];
    private readonly List<KeyIndex> _indexes = [];

    public Table Table { get; } = table;

    public int Count => _byId.Count;

    public IEnumerable<Row> All => _byId.Values;

    public IReadOnlyList<KeyIndex> Indexes => _indexes;

    public Row? Find(Guid id) => _byId.GetValueOrDefault(id);

    /// <summary>Rows written after a version, oldest write first.</summary>
    public IEnumerable<Row> WrittenAfter(long version) =>
        _byVersion.Count is 0 || _byVersion.Max!.Version <= version
            ? []
            : _byVersion.GetViewBetween(new(Table, Guid.Empty, [], version + 1), new(Table, Guid.Empty, [], long.MaxValue));

    /// <summary>Rows gone after a version, in the order they went.</summary>
    public IEnumerable<Tombstone> GoneAfter(long version) => _tombstones.Where(gone => gone.Version > version && !_byId.ContainsKey(gone.Id));

    public void Add(Row row)
    {
        _byId.Add(row.Id, row);
        Enter(row);
    }

    public void Remove(Row row, long version)
    {
        TakeOut(row);
        _tombstones.Add(new(row.Id, version));
    }

    public void TakeOut(Row row)
    {
        Leave(row);
        _byId.Remove(row.Id);
    }

    public void PutBack(Row row)
    {
        _tombstones.RemoveAll(gone => gone.Id == row.Id);
        Add(row);
    }

    public void Replace(Row row, object?[] values, long version)
    {
        Leave(row);
        row.Values = values;
        row.Version = version;
        Enter(row);
    }

    /// <summary>Builds the index of a key; false when rows clash already.</summary>
    public bool AddIndex(AlternateKey key)
    {
        var index = new KeyIndex(Table, key);
        var fits = _byId.Values.All(index.TryAdd);

        if (fits)
        {
            _indexes.Add(index);
        }

        return fits;
    }

    private void Enter(Row row)
    {
        _byVersion.Add(row);
        _indexes.ForEach(index => index.TryAdd(row));
    }

    private void Leave(Row row)
    {
        _byVersion.Remove(row);
        _indexes.ForEach(index => index.Remove(row));
    }
}
