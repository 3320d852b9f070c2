using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>
/// All rows of the environment and its version counter. Changes made after <see cref="Mark"/> can be taken back, which is how
/// change sets and bulk messages are one transaction.
/// </summary>
internal sealed class DataStore
{
    private readonly Dictionary<string, TableData> _tables = new(StringComparer.Ordinal);
    private readonly UndoLog _undo = new();

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
        _undo.Remember(() => data.TakeOut(row));
    }

    public void Update(Row row, object?[] values)
    {
        var data = this[row.Table];
        var (before, version) = (row.Values, row.Version);
        data.Replace(row, values, NextVersion());
        _undo.Remember(() => data.Replace(row, before, version));
    }

    public void Delete(Row row)
    {
        var data = this[row.Table];
        data.Remove(row, NextVersion());
        _undo.Remember(() => data.PutBack(row));
    }

    public int Mark() => _undo.Mark();

    public void Keep() => _undo.Keep();

    public void RollBack(int mark) => _undo.RollBack(mark);
}
