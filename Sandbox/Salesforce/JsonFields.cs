using System.Text.Json;

namespace CxHub.Sandbox.Salesforce;

/// <summary>Reads a record from JSON: plain values by field name, a nested record as a dictionary of its own.</summary>
internal static class JsonFields
{
    public static Dictionary<string, object?> Read(JsonElement record)
    {
        if (record.ValueKind is not JsonValueKind.Object)
        {
            throw SalesforceException.BadJson($"A record must be a JSON object, found {record.ValueKind} at [line:1, column:1]");
        }

        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

        foreach (var property in record.EnumerateObject())
        {
            fields[property.Name] = Value(property.Value);
        }

        return fields;
    }

    /// <summary>The object a record says it is (<c>attributes.type</c>), or null.</summary>
    public static string? TypeOf(IReadOnlyDictionary<string, object?> record) =>
        record.GetValueOrDefault("attributes") is IReadOnlyDictionary<string, object?> attributes ? attributes.GetValueOrDefault("type") as string : null;

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => Read(value),
        _ => throw SalesforceException.BadJson("Cannot deserialize an array into a field at [line:1, column:1]"),
    };
}
