using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>
/// All rows of the environment and its version counter. Changes made after <see cref="Mark"/> can be taken back, which is how
/// change sets and bulk messages are one transaction.
/// </summary>
internal sealed class DataStore
{
    private readonly Dictionary<string, TableData> _tables = new(StringComparer.Ordinal);
    private readonly Stack<Action> _undo = new();
    private int _open;

    public DataStore(EnvironmentSchema schema)
    {
        Schema = schema;

        foreach (var table in schema.Tables)
        {
            AddTable(table);
        }
    }

    public EnvironmentSchema Schema { get; }

    /// <summary>Version of the newest write.</summary>
    public long Version { get; private set; } = 1_000_000;

    public TableData this[Table table] => _tables[table.Name];

    public void AddTable(Table table)
    {
        var data = new TableData(table);
        _tables.Add(table.Name, data);
        table.Keys.ForEach(key => data.AddIndex(key));
    }

    public Row? Find(EntityReference? reference) =>
        reference is not null && _tables.TryGetValue(reference.LogicalName, out var data) ? data.Find(reference.Id) : null;

    public long NextVersion() => ++Version;

    public void Insert(Row row)
    {
        var data = this[row.Table];
        data.Add(row);
        Remember(() => data.TakeOut(row));
    }

    public void Update(Row row, object?[] values)
    {
        var data = this[row.Table];
        var (before, version) = (row.Values, row.Version);
        data.Replace(row, values, NextVersion());
        Remember(() => data.Replace(row, before, version));
    }

    public void Delete(Row row)
    {
        var data = this[row.Table];
        data.Remove(row, NextVersion());
        Remember(() => data.PutBack(row));
    }

    public int Mark()
    {
        _open++;
        return _undo.Count;
    }

    public void Keep() => Close();

    public void RollBack(int mark)
    {
        while (_undo.Count > mark)
        {
            _undo.Pop()();
        }

        Close();
    }

    private void Close()
    {
        if (--_open is 0)
        {
            _undo.Clear();
        }
    }

    private void Remember(Action undo)
    {
        if (_open > 0)
        {
            _undo.Push(undo);
        }
    }
}
