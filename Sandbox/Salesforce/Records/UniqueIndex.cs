using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Finds live rows by the value of one external-id or unique field. Task and Event share the index of an Activity field.</summary>
internal sealed class UniqueIndex(SObjectField field)
{
    private readonly Dictionary<string, List<SObjectRow>> _rows =
        new(field.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<SObjectRow> Find(string key) => _rows.TryGetValue(key, out var rows) ? rows : [];

    public void Add(string key, SObjectRow row)
    {
        if (!_rows.TryGetValue(key, out var rows))
        {
            _rows[key] = rows = new(1);
        }

        rows.Add(row);
    }

    public void Remove(string key, SObjectRow row)
    {
        if (_rows.TryGetValue(key, out var rows) && rows.Remove(row) && rows.Count is 0)
        {
            _rows.Remove(key);
        }
    }
}
