using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>How rows of a query are written: columns in the order asked, the key always, annotations as preferred, expands.</summary>
internal sealed class RowLayout
{
    private readonly DataverseEnvironment _environment;
    private readonly Annotations _annotations;
    private readonly List<(Column Column, JsonEncodedText Name)> _columns = [];
    private readonly List<(string Navigation, Column Lookup, LookupTarget Target, RowLayout Shape)> _parents = [];
    private readonly List<(string Navigation, ChildRows Rows, RowLayout Shape)> _children = [];

    private RowLayout(Table table, QueryOptions options, Annotations annotations, DataverseEnvironment environment)
    {
        _environment = environment;
        _annotations = annotations;
        Table = table;
        AddColumns(options.Select);
        AddExpands(options);
    }

    public Table Table { get; }

    /// <summary>What stands in parentheses in @odata.context.</summary>
    public string Context { get; private set; } = string.Empty;

    public static RowLayout Of(Table table, QueryOptions options, Annotations annotations, DataverseEnvironment environment) =>
        new(table, options, annotations, environment);

    public void Write(Utf8JsonWriter json, Row row, string? context = null)
    {
        json.WriteStartObject();

        if (context is not null)
        {
            json.WriteString("@odata.context"u8, context);
        }

        json.WriteString("@odata.etag"u8, row.ETag);

        foreach (var (column, name) in _columns)
        {
            _annotations.Write(json, row, column, _environment);
            json.WritePropertyName(name);
            ColumnJson.Write(json, row[column]);
        }

        foreach (var (navigation, lookup, target, shape) in _parents)
        {
            json.WritePropertyName(navigation);
            WriteParent(json, row[lookup] as EntityReference, target, shape);
        }

        foreach (var (navigation, rows, shape) in _children)
        {
            json.WriteStartArray(navigation);

            foreach (var child in rows.Of(row))
            {
                shape.Write(json, child);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteParent(Utf8JsonWriter json, EntityReference? reference, LookupTarget target, RowLayout shape)
    {
        if (reference?.LogicalName == target.Table && _environment.Store.Find(reference) is { } parent)
        {
            shape.Write(json, parent);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void AddColumns(string? select)
    {
        var asked = select is null
            ? _environment.ColumnsOf(Table).ToArray()
            : QueryText.Split(select, ',').Select(name => _environment.FindWire(Table, name) ?? throw DataverseException.NoProperty(name, Table.Name)).Distinct().ToArray();
        Context = select is null ? string.Empty : string.Join(',', asked.Select(column => column.WireName));
        var key = Table[Table.KeyColumn];

        foreach (var column in asked.Contains(key) ? asked : asked.Append(key))
        {
            _columns.Add((column, JsonEncodedText.Encode(column.WireName)));
        }
    }

    private void AddExpands(QueryOptions options)
    {
        foreach (var part in options.Expand is { } expand ? QueryText.Split(expand, ',') : [])
        {
            var (navigation, inside) = QueryText.Call(part);
            var nested = inside is null ? new() { Aliases = options.Aliases } : QueryOptions.ReadNested(inside, options.Aliases);
            var shape = AddExpand(navigation, nested);
            Context += $"{(Context.Length > 0 ? "," : "")}{navigation}({shape.Context})";
        }
    }

    private RowLayout AddExpand(string navigation, QueryOptions nested)
    {
        if (Table.FindNavigation(navigation) is { } parent)
        {
            var shape = Of(_environment.Schema[parent.Target.Table], nested, _annotations, _environment);
            _parents.Add((navigation, parent.Column, parent.Target, shape));
            return shape;
        }

        if (_environment.Schema.FindCollection(Table, navigation) is { } child)
        {
            var shape = Of(child.Child, nested, _annotations, _environment);
            _children.Add((navigation, new(child.Child, child.Lookup, nested, _environment), shape));
            return shape;
        }

        throw DataverseException.NoProperty(navigation, Table.Name);
    }
}
