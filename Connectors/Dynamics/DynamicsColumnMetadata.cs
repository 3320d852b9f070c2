using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A field definition as Dataverse column metadata.</summary>
internal static class DynamicsColumnMetadata
{
    private const string Type = "Microsoft.Dynamics.CRM.";

    public static ReadOnlyMemory<byte> Column(FieldDefinition field, int language) => JsonBody.Of(json =>
    {
        var (metadata, attribute) = Names(field.Type);
        json.WriteStartObject();
        json.WriteString("@odata.type", $"{Type}{metadata}AttributeMetadata");
        json.WriteString("AttributeType", attribute);
        json.WriteStartObject("AttributeTypeName");
        json.WriteString("Value", $"{attribute}Type");
        json.WriteEndObject();
        json.WriteString("SchemaName", field.Name);
        json.WriteStartObject("RequiredLevel");
        json.WriteString("Value", "None");
        json.WriteBoolean("CanBeChanged", true);
        json.WriteString("ManagedPropertyLogicalName", "canmodifyrequirementlevelsettings");
        json.WriteEndObject();
        Label(json, "DisplayName", field.Label, language);
        Label(json, "Description", "Written by CxHub", language);
        Details(json, field, language);
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Key(FieldDefinition field, int language) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", $"{Type}EntityKeyMetadata");
        json.WriteString("SchemaName", KeyName(field));
        Label(json, "DisplayName", field.Label, language);
        json.WriteStartArray("KeyAttributes");
        json.WriteStringValue(field.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string KeyName(FieldDefinition field) => $"{field.Name}_key";

    private static (string Metadata, string Attribute) Names(FieldType type) => type switch
    {
        FieldType.Number => ("Decimal", "Decimal"),
        FieldType.Boolean => ("Boolean", "Boolean"),
        FieldType.Date or FieldType.DateTime => ("DateTime", "DateTime"),
        FieldType.PickList => ("Picklist", "Picklist"),
        FieldType.LongText => ("Memo", "Memo"),
        _ => ("String", "String"),
    };

    private static void Details(Utf8JsonWriter json, FieldDefinition field, int language)
    {
        switch (field.Type)
        {
            case FieldType.Number:
                json.WriteNumber("Precision", field.Scale ?? 0);
                json.WriteNumber("MinValue", -100_000_000_000);
                json.WriteNumber("MaxValue", 100_000_000_000);
                break;
            case FieldType.Date or FieldType.DateTime:
                json.WriteString("Format", field.Type is FieldType.Date ? "DateOnly" : "DateAndTime");
                json.WriteStartObject("DateTimeBehavior");
                json.WriteString("Value", field.Type is FieldType.Date ? "DateOnly" : "UserLocal");
                json.WriteEndObject();
                break;
            case FieldType.Boolean:
                json.WriteBoolean("DefaultValue", false);
                Options(json, field, language);
                break;
            case FieldType.PickList:
                Options(json, field, language);
                break;
            case FieldType.LongText:
                json.WriteNumber("MaxLength", field.Length ?? 32_768);
                json.WriteString("Format", "TextArea");
                break;
            default:
                json.WriteNumber("MaxLength", field.Length ?? 100);
                json.WriteStartObject("FormatName");
                json.WriteString("Value", "Text");
                json.WriteEndObject();
                break;
        }
    }

    private static void Options(Utf8JsonWriter json, FieldDefinition field, int language)
    {
        json.WriteStartObject("OptionSet");
        if (field.Type is FieldType.Boolean)
        {
            json.WriteString("OptionSetType", "Boolean");
            Option(json, "TrueOption", 1, "Yes", language);
            Option(json, "FalseOption", 0, "No", language);
        }
        else
        {
            json.WriteString("@odata.type", $"{Type}OptionSetMetadata");
            json.WriteBoolean("IsGlobal", false);
            json.WriteString("OptionSetType", "Picklist");
            json.WriteStartArray("Options");
            foreach (var (index, value) in (field.PickList ?? []).Index())
            {
                Option(json, null, 727_000_000 + index, value, language);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Option(Utf8JsonWriter json, string? name, int value, string label, int language)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteNumber("Value", value);
        Label(json, "Label", label, language);
        json.WriteEndObject();
    }

    internal static void Label(Utf8JsonWriter json, string name, string text, int language)
    {
        json.WriteStartObject(name);
        json.WriteString("@odata.type", $"{Type}Label");
        json.WriteStartArray("LocalizedLabels");
        json.WriteStartObject();
        json.WriteString("@odata.type", $"{Type}LocalizedLabel");
        json.WriteString("Label", text);
        json.WriteNumber("LanguageCode", language);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
