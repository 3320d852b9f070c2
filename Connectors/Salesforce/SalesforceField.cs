using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Salesforce;

/// <summary>One field of a describe answer, as far as the hub needs it.</summary>
internal sealed record SalesforceField(string Name, string Type, int Length, bool Updateable, bool Unique, bool ExternalId, string? RelationshipName, IReadOnlyList<string>? PickList)
{
    public FieldSchema ToSchema() => new(Name, Kind(Type), Length > 0 ? Length : null, Updateable, PickList, Unique);

    public static SalesforceField Read(JsonElement field) => new(
        TokenCall.Text(field, "name") ?? string.Empty,
        TokenCall.Text(field, "type") ?? "anyType",
        field.TryGetProperty("length", out var length) && length.TryGetInt32(out var characters) ? characters : 0,
        Flag(field, "updateable"),
        Flag(field, "unique"),
        Flag(field, "externalId"),
        TokenCall.Text(field, "relationshipName"),
        ReadPickList(field));

    private static FieldType Kind(string type) => type switch
    {
        "string" or "email" or "phone" or "url" or "id" or "encryptedstring" or "combobox" => FieldType.Text,
        "textarea" => FieldType.LongText,
        "int" or "long" or "double" or "currency" or "percent" => FieldType.Number,
        "boolean" => FieldType.Boolean,
        "date" => FieldType.Date,
        "datetime" => FieldType.DateTime,
        "picklist" or "multipicklist" => FieldType.PickList,
        "reference" => FieldType.Reference,
        _ => FieldType.Other,
    };

    private static bool Flag(JsonElement field, string name) => field.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    private static List<string>? ReadPickList(JsonElement field)
    {
        if (!field.TryGetProperty("picklistValues", out var values) || values.ValueKind is not JsonValueKind.Array || values.GetArrayLength() is 0)
        {
            return null;
        }

        return [.. values.EnumerateArray().Where(value => Flag(value, "active")).Select(value => TokenCall.Text(value, "value") ?? string.Empty)];
    }
}
