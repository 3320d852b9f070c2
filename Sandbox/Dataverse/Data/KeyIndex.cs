using System.Globalization;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Rows by the values of one alternate key. Text compares without regard to case; a null in a key column leaves the row out.</summary>
internal sealed class KeyIndex(Table table, AlternateKey key)
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.OrdinalIgnoreCase);

    public AlternateKey Key { get; } = key;

    public static string? Text(object? value) => value switch
    {
        null => null,
        EntityReference reference => reference.Id.ToString(),
        DateTimeOffset moment => moment.UtcDateTime.ToString("s", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public string? KeyOf(IReadOnlyList<object?> values)
    {
        var parts = Key.Columns.Select(name => table[name].Ordinal is var at && at < values.Count ? Text(values[at]) : null).ToArray();
        return Array.Exists(parts, part => part is null) ? null : string.Join('\u0001', parts);
    }

    public Row? Find(string key) => _rows.GetValueOrDefault(key);

    public bool TryAdd(Row row) => KeyOf(row.Values) is not { } key || _rows.TryAdd(key, row);

    public void Remove(Row row)
    {
        if (KeyOf(row.Values) is { } key && _rows.GetValueOrDefault(key) == row)
        {
            _rows.Remove(key);
        }
    }
}
