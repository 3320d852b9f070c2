using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>
/// The rows of one object, live and in the recycle bin, by id, in the order of (SystemModstamp, Id), and by the value of each
/// indexed field.
/// </summary>
internal sealed class SObjectTable(SObjectType type)
{
    private static readonly Comparer<SObjectRow> ByStampThenId = Comparer<SObjectRow>.Create(
        (left, right) => left.Stamp.CompareTo(right.Stamp) is not 0 and var order ? order : string.CompareOrdinal(left.Id, right.Id));

    private readonly Dictionary<string, SObjectRow> _byId = new(StringComparer.Ordinal);
    private readonly SortedSet<SObjectRow> _byStamp = new(ByStampThenId);
    private readonly Dictionary<string, UniqueIndex> _indexes = new(StringComparer.OrdinalIgnoreCase);

    public SObjectType Type { get; } = type;

    public int Count => _byId.Count;

    public IEnumerable<SObjectRow> All => _byId.Values;

    /// <summary>All rows in the order of (SystemModstamp, Id).</summary>
    public IEnumerable<SObjectRow> InStampOrder => _byStamp;

    public SObjectRow? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Rows stamped in [from, to], both included, in the order of (SystemModstamp, Id).</summary>
    public IEnumerable<SObjectRow> Stamped(DateTimeOffset from, DateTimeOffset to) =>
        from > to ? [] : _byStamp.GetViewBetween(Probe(from, string.Empty), Probe(to, "\uffff"));

    /// <summary>Live rows of this object whose indexed field has this value.</summary>
    public IReadOnlyList<SObjectRow> FindBy(SObjectField field, string key) => [.. _indexes[field.Name].Find(key).Where(row => row.Type == Type)];

    /// <summary>Live rows that hold this value of a unique field; for an activity field, events among tasks and the other way round.</summary>
    public IReadOnlyList<SObjectRow> FindHolders(SObjectField field, string key) => _indexes[field.Name].Find(key);

    public void Index(SObjectField field, UniqueIndex index)
    {
        _indexes[field.Name] = index;

        foreach (var row in _byId.Values.Where(row => !row.IsDeleted))
        {
            if (row[field.Ordinal] is string key)
            {
                index.Add(key, row);
            }
        }
    }

    public void Add(SObjectRow row)
    {
        _byId.Add(row.Id, row);
        Enter(row);
    }

    public void Remove(SObjectRow row)
    {
        Leave(row);
        _byId.Remove(row.Id);
    }

    public void Replace(SObjectRow row, object?[] values)
    {
        Leave(row);
        row.Values = values;
        Enter(row);
    }

    private SObjectRow Probe(DateTimeOffset stamp, string id)
    {
        var values = new object?[SObjectRow.StampOrdinal + 1];
        values[SObjectRow.StampOrdinal] = stamp;
        return new(Type, id, values);
    }

    private void Enter(SObjectRow row)
    {
        _byStamp.Add(row);
        EachKey(row, static (index, key, row) => index.Add(key, row));
    }

    private void Leave(SObjectRow row)
    {
        _byStamp.Remove(row);
        EachKey(row, static (index, key, row) => index.Remove(key, row));
    }

    private void EachKey(SObjectRow row, Action<UniqueIndex, string, SObjectRow> act)
    {
        if (row.IsDeleted)
        {
            return;
        }

        foreach (var (name, index) in _indexes)
        {
            if (row[Type[name].Ordinal] is string key)
            {
                act(index, key, row);
            }
        }
    }
}
