using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A table's columns as the environment describes them. Lookups appear under both names: the column and its <c>_…_value</c>.</summary>
internal static class DynamicsDescribe
{
    public static async Task<EntitySchema?> ReadAsync(DynamicsConnection connection, string entity, CancellationToken cancellationToken)
    {
        var call = SystemCall.Get(connection.Path($"EntityDefinitions(LogicalName='{DynamicsName.Check(entity)}')/Attributes"), "describe") with
        {
            Accepts = [404],
            Headers = [new("Consistency", "Strong")],
        };
        using var answer = await connection.Client.SendAsync(call, cancellationToken);
        if (answer.Status is 404)
        {
            return null;
        }

        Dictionary<string, FieldSchema> fields = new(StringComparer.Ordinal);
        foreach (var attribute in answer.Root.GetProperty("value").EnumerateArray())
        {
            if (TokenCall.Text(attribute, "LogicalName") is { } name)
            {
                Add(fields, name, attribute);
            }
        }

        return new EntitySchema(entity, fields);
    }

    /// <summary>The options of choices and status reasons, by number; the general list of columns does not carry them.</summary>
    public static async Task<EntitySchema> WithOptionsAsync(DynamicsConnection connection, EntitySchema columns, CancellationToken cancellationToken)
    {
        if (columns.Fields.Values.All(field => field.Type is not FieldType.PickList))
        {
            return columns;
        }

        Dictionary<string, FieldSchema> fields = new(columns.Fields, StringComparer.Ordinal);
        foreach (var kind in (string[])["Picklist", "Status"])
        {
            var path = $"EntityDefinitions(LogicalName='{DynamicsName.Check(columns.Entity)}')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)";
            using var answer = await connection.Client.SendAsync(SystemCall.Get(connection.Path(path), "describe") with { Headers = [new("Consistency", "Strong")] }, cancellationToken);
            foreach (var attribute in answer.Root.GetProperty("value").EnumerateArray())
            {
                if (TokenCall.Text(attribute, "LogicalName") is { } name && fields.TryGetValue(name, out var field))
                {
                    fields[name] = field with { PickList = Options(attribute) };
                }
            }
        }

        return new EntitySchema(columns.Entity, fields);
    }

    private static List<string>? Options(JsonElement attribute) =>
        attribute.TryGetProperty("OptionSet", out var set) && set.ValueKind is JsonValueKind.Object && set.TryGetProperty("Options", out var options)
            ? [.. options.EnumerateArray().Select(option => option.GetProperty("Value").GetRawText())]
            : null;

    private static void Add(Dictionary<string, FieldSchema> fields, string name, JsonElement attribute)
    {
        var type = TokenCall.Text(attribute, "AttributeType") ?? string.Empty;
        var kind = Kind(type, TokenCall.Text(attribute, "Format"));
        int? length = attribute.TryGetProperty("MaxLength", out var max) && max.ValueKind is JsonValueKind.Number ? max.GetInt32() : null;
        var writable = !attribute.TryGetProperty("IsValidForUpdate", out var update) || update.ValueKind is not JsonValueKind.False;
        fields[name] = new FieldSchema(name, kind, length, writable);
        if (kind is FieldType.Reference)
        {
            fields[$"_{name}_value"] = new FieldSchema($"_{name}_value", kind, Writable: false);
        }
    }

    private static FieldType Kind(string type, string? format) => type switch
    {
        "String" => FieldType.Text,
        "Memo" => FieldType.LongText,
        "Integer" or "BigInt" or "Decimal" or "Double" or "Money" => FieldType.Number,
        "Boolean" => FieldType.Boolean,
        "DateTime" => format is "DateOnly" ? FieldType.Date : FieldType.DateTime,
        "Picklist" or "State" or "Status" => FieldType.PickList,
        "Lookup" or "Owner" or "Customer" or "PartyList" => FieldType.Reference,
        "Uniqueidentifier" => FieldType.Text,
        _ => FieldType.Other,
    };
}
