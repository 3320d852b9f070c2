using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>$apply: filter(...)/groupby((columns),aggregate(...)) and aggregate(...) with $count, sum, min, max, average.</summary>
internal static class ApplyEndpoint
{
    public static WireResponse Answer(DataverseCall call, Table table, string apply, QueryOptions options)
    {
        List<Row> rows = [.. call.Environment.Store[table].All];
        var binder = new RowBinder(table, call.Environment);
        List<string> keys = [];
        List<string> aggregates = [];

        foreach (var step in QueryText.Split(apply, '/'))
        {
            var (name, inside) = QueryText.Call(step);

            switch (name)
            {
                case "filter":
                    rows = RowQuery.Run(rows, table, options with { Filter = inside, OrderBy = null }, call.Environment);
                    break;
                case "aggregate":
                    aggregates = [.. QueryText.Split(inside!, ',')];
                    break;
                case "groupby":
                    var parts = QueryText.Split(inside!, ',').ToArray();
                    keys = [.. QueryText.Split(parts[0].Trim('(', ')'), ',')];
                    aggregates = parts.Length > 1 ? [.. QueryText.Split(QueryText.Call(parts[1]).Inside!, ',')] : [];
                    break;
                default:
                    throw DataverseException.BadUrl($"'{name}' is not supported in $apply.");
            }
        }

        call.Cost.Add(Cost.Read + (rows.Count * Cost.RowRead));
        return Write(call, rows, binder, keys, aggregates);
    }

    private static WireResponse Write(DataverseCall call, List<Row> rows, RowBinder binder, List<string> keys, List<string> aggregates)
    {
        var readers = keys.Select(key => binder.Path(key.Split('/'))).ToArray();
        var groups = rows.GroupBy(row => string.Join('\u0001', readers.Select(read => KeyIndex.Text(read(row)))), StringComparer.OrdinalIgnoreCase);
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("value"u8);

            foreach (var group in groups)
            {
                json.WriteStartObject();

                foreach (var (key, read) in keys.Zip(readers))
                {
                    json.WritePropertyName(key.Replace('/', '_'));
                    ColumnJson.Write(json, read(group.First()));
                }

                aggregates.ForEach(aggregate => WriteAggregate(json, aggregate, [.. group], binder));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteAggregate(Utf8JsonWriter json, string aggregate, Row[] rows, RowBinder binder)
    {
        var words = aggregate.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        if (words is ["$count", "as", var countName])
        {
            json.WriteNumber(countName, rows.Length);
            return;
        }

        if (words is not [var column, "with", var function, "as", var name])
        {
            throw DataverseException.BadUrl($"Syntax error in the aggregate '{aggregate}'.");
        }

        var values = rows.Select(binder.Path(column.Split('/'))).OfType<object>().ToArray();
        json.WritePropertyName(name);
        ColumnJson.Write(json, function switch
        {
            "countdistinct" => values.Distinct().Count(),
            _ when values.Length is 0 => null,
            "min" => values.Aggregate((least, next) => FilterValue.Order(next, least) < 0 ? next : least),
            "max" => values.Aggregate((most, next) => FilterValue.Order(next, most) > 0 ? next : most),
            "sum" => values.Sum(Number),
            "average" => values.Average(Number),
            _ => throw DataverseException.BadUrl($"'{function}' is not an aggregation method."),
        });
    }

    private static decimal Number(object value) => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);
}
