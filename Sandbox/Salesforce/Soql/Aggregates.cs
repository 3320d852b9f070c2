using System.Text.Json;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Queries with COUNT(x), MIN, MAX, SUM, AVG and GROUP BY.</summary>
internal static class Aggregates
{
    /// <summary>Writes the members of the result object; returns the number of groups.</summary>
    public static int Write(Utf8JsonWriter json, SoqlQuery query, SObjectType type, Org org, bool withDeleted)
    {
        var rows = new QueryRunner(org, query with { OrderBy = [], Limit = null, Offset = 0 }, type, withDeleted).Run();
        var keys = query.GroupBy.Select(path => RowPath.Bind(path, type, query, org)).ToArray();
        var groups = keys.Length is 0
            ? [(Key: string.Empty, Rows: rows)]
            : rows.GroupBy(row => string.Join('\u0001', keys.Select(key => FieldJson.Text(key.Get(row)))), StringComparer.OrdinalIgnoreCase)
                .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase).Select(group => (group.Key, Rows: group.ToList())).ToList();

        json.WriteNumber("totalSize"u8, groups.Count);
        json.WriteBoolean("done"u8, true);
        json.WriteStartArray("records"u8);

        foreach (var group in groups)
        {
            WriteGroup(json, query, type, org, group.Rows);
        }

        json.WriteEndArray();
        return groups.Count;
    }

    private static void WriteGroup(Utf8JsonWriter json, SoqlQuery query, SObjectType type, Org org, List<SObjectRow> rows)
    {
        json.WriteStartObject();
        json.WriteStartObject("attributes"u8);
        json.WriteString("type"u8, "AggregateResult");
        json.WriteEndObject();
        var unnamed = 0;

        foreach (var selection in query.Selections)
        {
            if (selection is SoqlSelection.Aggregate aggregate)
            {
                var path = RowPath.Bind(aggregate.Path, type, query, org);
                json.WritePropertyName(aggregate.Alias.Length > 0 ? aggregate.Alias : $"expr{unnamed++}");
                FieldJson.WriteValue(json, Compute(aggregate.Function, rows.Select(path.Get)), aggregate.Function.StartsWith("COUNT", StringComparison.Ordinal));
            }
            else if (selection is SoqlSelection.Field { Path: var field })
            {
                var path = query.GroupBy.Any(key => key.Text.Equals(field.Text, StringComparison.OrdinalIgnoreCase))
                    ? RowPath.Bind(field, type, query, org)
                    : throw SalesforceException.Malformed($"Field must be grouped or aggregated: {field.Text}");
                json.WritePropertyName(path.Field.Name);
                FieldJson.WriteValue(json, rows.Count > 0 ? path.Get(rows[0]) : null, path.Field.Type is "int");
            }
        }

        json.WriteEndObject();
    }

    private static object? Compute(string function, IEnumerable<object?> values)
    {
        var present = values.OfType<object>().ToArray();
        return function switch
        {
            "COUNT" => (double)present.Length,
            "COUNT_DISTINCT" => (double)present.Distinct().Count(),
            _ when present.Length is 0 => null,
            "MIN" => present.Aggregate((least, next) => ValueOrder.Compare(next, least) < 0 ? next : least),
            "MAX" => present.Aggregate((most, next) => ValueOrder.Compare(next, most) > 0 ? next : most),
            "SUM" => present.OfType<double>().Sum(),
            _ => present.OfType<double>().DefaultIfEmpty().Average(),
        };
    }
}
