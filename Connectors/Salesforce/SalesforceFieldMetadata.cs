using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>A field definition as Tooling API metadata. Keys that do not apply are left out: the API refuses them as null.</summary>
internal static class SalesforceFieldMetadata
{
    public static SystemCall Create(SalesforceConnection connection, FieldDefinition field) =>
        new(HttpMethod.Post, connection.Path("tooling/sobjects/CustomField"), "provision")
        {
            Repeatable = false,
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();

                // Custom fields of Task and Event are defined on Activity.
                json.WriteString("FullName", $"{(field.Entity is "Task" ? "Activity" : field.Entity)}.{field.Name}");
                json.WriteStartObject("Metadata");
                json.WriteString("label", field.Label);
                json.WriteBoolean("required", false);
                json.WriteString("description", "Written by CxHub");
                WriteType(json, field);
                json.WriteEndObject();
                json.WriteEndObject();
            }),
        };

    private static void WriteType(Utf8JsonWriter json, FieldDefinition field)
    {
        switch (field.Type)
        {
            case FieldType.Number:
                var scale = field.Scale ?? 0;
                json.WriteString("type", "Number");
                json.WriteNumber("precision", Math.Min(18, (field.Length ?? 10) + scale));
                json.WriteNumber("scale", scale);
                break;
            case FieldType.Boolean:
                json.WriteString("type", "Checkbox");
                json.WriteString("defaultValue", "false");
                break;
            case FieldType.Date or FieldType.DateTime:
                json.WriteString("type", field.Type.ToString());
                break;
            case FieldType.PickList:
                json.WriteString("type", "Picklist");
                WritePickList(json, field.PickList ?? []);
                break;
            case FieldType.Reference:
                json.WriteString("type", "Lookup");
                json.WriteString("referenceTo", field.References);
                json.WriteString("relationshipName", $"{field.Entity.Replace("__c", string.Empty, StringComparison.Ordinal)}s");
                json.WriteString("relationshipLabel", field.EntityLabel ?? field.Label);
                json.WriteString("deleteConstraint", "SetNull");
                break;
            case FieldType.LongText:
                json.WriteString("type", "LongTextArea");
                json.WriteNumber("length", Math.Clamp(field.Length ?? 32_768, 256, 131_072));
                json.WriteNumber("visibleLines", 5);
                break;
            default:
                json.WriteString("type", "Text");
                json.WriteNumber("length", Math.Min(field.Length ?? 255, 255));
                WriteUnique(json, field);
                break;
        }
    }

    private static void WriteUnique(Utf8JsonWriter json, FieldDefinition field)
    {
        if (field.Unique)
        {
            json.WriteBoolean("unique", true);
            json.WriteBoolean("externalId", true);
            json.WriteBoolean("caseSensitive", true);
        }
    }

    private static void WritePickList(Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        json.WriteStartObject("valueSet");
        json.WriteBoolean("restricted", true);
        json.WriteStartObject("valueSetDefinition");
        json.WriteBoolean("sorted", false);
        json.WriteStartArray("value");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("fullName", value);
            json.WriteString("label", value);
            json.WriteBoolean("default", false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
