using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>
/// One row. Values lie by column ordinal: text as string, whole numbers and choices as int, decimals and money as decimal,
/// lookups as EntityReference, date-times as DateTimeOffset, dates as DateOnly. <see cref="Version"/> grows with every write
/// of the environment and is the ETag.
/// </summary>
internal sealed class Row(Table table, Guid id, object?[] values, long version)
{
    public Table Table { get; } = table;

    public Guid Id { get; } = id;

    public object?[] Values { get; set; } = values;

    public long Version { get; set; } = version;

    public string ETag => $"W/\"{Version}\"";

    public object? this[Column column] => column.Ordinal < Values.Length ? Values[column.Ordinal] : null;

    public object? this[string column] => this[Table[column]];

    public object?[] Copy()
    {
        var copy = new object?[Math.Max(Values.Length, Table.Columns.Count)];
        Values.CopyTo(copy, 0);
        return copy;
    }
}
