using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>Writes the rows of a CSV file under one header with one operation.</summary>
internal sealed class IngestWriter(Org org, SObjectType type, string operation, SObjectField? keyField, string[] header, WriteOptions options)
{
    private readonly RecordWriter _writer = new(org, options with { FromCsv = true });

    public SaveResult Write(string[] cells)
    {
        if (cells.Length != header.Length)
        {
            return SaveResult.Failed(new("MALFORMED_CSV", $"The row has {cells.Length} columns, the header {header.Length}"));
        }

        var fields = Fields(cells);
        var id = fields.GetValueOrDefault("Id") as string;

        return operation switch
        {
            "insert" => _writer.Create(type, fields),
            "update" => _writer.Update(type, id, fields),
            "delete" => _writer.Delete(id, type),
            "hardDelete" => HardDelete(id),
            _ => UpsertRow(fields),
        };
    }

    private SaveResult UpsertRow(Dictionary<string, object?> fields)
    {
        var key = fields.GetValueOrDefault(keyField!.Name) as string;
        fields.Remove(keyField.Name);
        return _writer.Upsert(type, keyField, key, fields);
    }

    private SaveResult HardDelete(string? id)
    {
        var result = _writer.Delete(id, type);

        if (result.Success && org.Store.Find(result.Id) is { } row)
        {
            org.Store.Erase(row);
        }

        return result;
    }

    /// <summary>An empty cell leaves the field alone, <c>#N/A</c> clears it, a dotted column names a parent by its external id.</summary>
    private Dictionary<string, object?> Fields(string[] cells)
    {
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

        foreach (var (name, cell) in header.Zip(cells).Where(pair => pair.Second.Length > 0))
        {
            if (name.Split('.') is [var relationship, var key])
            {
                fields[relationship] = new Dictionary<string, object?> { [key] = cell };
            }
            else
            {
                fields[name] = cell is "#N/A" ? null : cell;
            }
        }

        return fields;
    }
}
