using System.Buffers.Text;
using System.Text;
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
    private readonly (byte[] Parent, (byte[] Name, int Column, string Type)[] Columns)[] _parts;
    private readonly RowText _text = new();
    private readonly int _id;
    private readonly int _stamp;
    private readonly int _deleted;

    public BulkRow(string source, SalesforceQuery query, SalesforceObject described, IReadOnlyList<string> header)
    {
        (_source, _query) = (source, query);
        var places = header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.OrdinalIgnoreCase);
        _parts =
        [
            .. query.Fields.Where(places.ContainsKey)
                .GroupBy(Parent, StringComparer.OrdinalIgnoreCase)
                .Select(part => (
                    Encoding.UTF8.GetBytes(part.Key),
                    part.Select(field => (Encoding.UTF8.GetBytes(field[(part.Key.Length is 0 ? 0 : part.Key.Length + 1)..]), places[field], described.Find(field)?.Type ?? "string")).ToArray())),
        ];
        (_id, _stamp, _deleted) = (places.GetValueOrDefault("Id", -1), places.GetValueOrDefault(query.StampField, -1), places.GetValueOrDefault("IsDeleted", -1));
    }

    public SourceRecord? Read(CsvReader csv, out UnreadableRow? unreadable)
    {
        unreadable = null;
        var id = _id < 0 ? string.Empty : csv.GetString(_id);
        var stamp = _stamp < 0 ? null : SalesforceTime.Parse(csv.GetString(_stamp));
        if (id.Length is 0 || stamp is null)
        {
            unreadable = new UnreadableRow($"{_source}/{_query.Entity}/{id}", Encoding.UTF8.GetString(csv.RawRecord), $"the row has no {(id.Length is 0 ? "Id" : _query.StampField)}");
            return null;
        }

        var deleted = _deleted >= 0 && csv.GetSpan(_deleted).SequenceEqual("true"u8);
        return new SourceRecord(new SourceKey(_source, _query.Entity, id), stamp.Value, deleted, Body(csv));
    }

    private string Body(CsvReader csv)
    {
        _text.Begin();
        foreach (var (parent, columns) in _parts)
        {
            if (parent.Length is 0)
            {
                WriteColumns(csv, columns);
                continue;
            }

            _text.Name(parent);
            if (columns.All(column => csv.GetSpan(column.Column).IsEmpty))
            {
                _text.Raw("null"u8);
                continue;
            }

            _text.Open();
            WriteColumns(csv, columns);
            _text.Close();
        }

        return _text.End();
    }

    private void WriteColumns(CsvReader csv, (byte[] Name, int Column, string Type)[] columns)
    {
        foreach (var (name, column, type) in columns)
        {
            _text.Name(name);
            WriteValue(type, csv.GetSpan(column));
        }
    }

    private void WriteValue(string type, ReadOnlySpan<byte> cell)
    {
        switch (type)
        {
            case "boolean":
                _text.Raw(cell.SequenceEqual("true"u8) ? "true"u8 : "false"u8);
                break;
            case var _ when cell.IsEmpty:
                _text.Raw("null"u8);
                break;
            case "int" or "long" or "double" or "currency" or "percent" when IsNumber(cell):
                _text.Raw(cell);
                break;
            case "datetime" when cell[^1] is (byte)'Z':
                // REST pages write the offset; the same row has the same text on both ways.
                _text.String([.. cell[..^1], .. "+0000"u8]);
                break;
            default:
                _text.String(cell);
                break;
        }
    }

    private static bool IsNumber(ReadOnlySpan<byte> cell) =>
        cell[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') && Utf8Parser.TryParse(cell, out double _, out var read) && read == cell.Length;

    /// <summary>The relationship through which a field is reached; nothing for the object's own.</summary>
    private static string Parent(string field) => field.Contains('.', StringComparison.Ordinal) ? field.Split('.')[0] : string.Empty;
}
