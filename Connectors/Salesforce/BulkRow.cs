using System.Text.Json;
using CsvHelper;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>Rows of a Bulk result file as the same records that a REST page gives: typed by describe, relationships nested, nulls where the cell is empty.</summary>
internal sealed class BulkRow
{
    private readonly string _source;
    private readonly SalesforceQuery _query;
    private readonly (string Path, int Column, string Type)[] _columns;
    private readonly int _id;
    private readonly int _stamp;
    private readonly int _deleted;

    public BulkRow(string source, SalesforceQuery query, SalesforceObject described, IReadOnlyList<string> header)
    {
        _source = source;
        _query = query;
        var places = header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.OrdinalIgnoreCase);
        _columns = [.. query.Fields.Where(places.ContainsKey).Select(field => (field, places[field], described.Find(field)?.Type ?? "string"))];
        (_id, _stamp, _deleted) = (places.GetValueOrDefault("Id", -1), places.GetValueOrDefault(query.StampField, -1), places.GetValueOrDefault("IsDeleted", -1));
    }

    public SourceRecord? Read(CsvReader csv, out UnreadableRow? unreadable)
    {
        unreadable = null;
        var id = _id < 0 ? string.Empty : csv.GetString(_id);
        var stamp = _stamp < 0 ? null : SalesforceTime.Parse(csv.GetString(_stamp));
        if (id.Length is 0 || stamp is null)
        {
            unreadable = new UnreadableRow($"{_source}/{_query.Entity}/{id}", System.Text.Encoding.UTF8.GetString(csv.RawRecord), $"the row has no {(id.Length is 0 ? "Id" : _query.StampField)}");
            return null;
        }

        var deleted = _deleted >= 0 && csv.GetString(_deleted) is "true";
        return new SourceRecord(new SourceKey(_source, _query.Entity, id), stamp.Value, deleted, JsonBody.Text(json => Write(json, csv)));
    }

    private void Write(Utf8JsonWriter json, CsvReader csv)
    {
        json.WriteStartObject();
        foreach (var parent in _columns.GroupBy(column => column.Path.Contains('.', StringComparison.Ordinal) ? column.Path.Split('.')[0] : string.Empty, StringComparer.OrdinalIgnoreCase))
        {
            if (parent.Key.Length is 0)
            {
                foreach (var (path, column, type) in parent)
                {
                    WriteValue(json, path, type, csv.GetString(column));
                }
            }
            else if (parent.All(column => csv.GetString(column.Column).Length is 0))
            {
                json.WriteNull(parent.Key);
            }
            else
            {
                json.WriteStartObject(parent.Key);
                foreach (var (path, column, type) in parent)
                {
                    WriteValue(json, path[(parent.Key.Length + 1)..], type, csv.GetString(column));
                }

                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WritePropertyName(name);
        switch (type)
        {
            case "boolean":
                json.WriteBooleanValue(text is "true");
                break;
            case var _ when text.Length is 0:
                json.WriteNullValue();
                break;
            case "int" or "long" or "double" or "currency" or "percent":
                json.WriteRawValue(text);
                break;
            case "datetime" when text.EndsWith('Z'):
                // REST pages write the offset; the same row has the same text on both ways.
                json.WriteStringValue($"{text[..^1]}+0000");
                break;
            default:
                json.WriteStringValue(text.Replace("\0", string.Empty, StringComparison.Ordinal));
                break;
        }
    }
}
