using System.Text.Json;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Reads the Metadata of a Tooling custom field.</summary>
internal static class CustomFieldMetadata
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["Text"] = "string",
        ["Number"] = "double",
        ["Percent"] = "percent",
        ["Currency"] = "currency",
        ["Date"] = "date",
        ["DateTime"] = "datetime",
        ["Checkbox"] = "boolean",
        ["LongTextArea"] = "textarea",
        ["TextArea"] = "textarea",
        ["Url"] = "url",
        ["Email"] = "email",
        ["Phone"] = "phone",
        ["Picklist"] = "picklist",
        ["Lookup"] = "reference",
        ["MasterDetail"] = "reference",
    };

    public static SObjectField Read(string name, JsonElement metadata)
    {
        if (metadata.EnumerateObject().FirstOrDefault(member => member.Value.ValueKind is JsonValueKind.Null) is { Value.ValueKind: JsonValueKind.Null } member)
        {
            throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", $"Can not specify '{member.Name}' as null for a CustomField: leave it out");
        }

        var declared = CompositeRun.Text(metadata, "type");
        var type = Types.GetValueOrDefault(declared) ?? throw new SalesforceException(400, "INVALID_FIELD", $"'{declared}' is no type of a custom field", "type");
        var isReference = type is "reference";

        return new()
        {
            Name = name,
            Label = CompositeRun.Text(metadata, "label"),
            Type = type,
            Length = Length(declared, metadata),
            Precision = Number(metadata, "precision", type is "double" or "percent" or "currency" ? 18 : 0),
            Scale = Number(metadata, "scale", 0),
            Nillable = type is not "boolean" && !Flag(metadata, "required"),
            DefaultedOnCreate = type is "boolean",
            Unique = Flag(metadata, "unique"),
            ExternalId = Flag(metadata, "externalId"),
            CaseSensitive = Flag(metadata, "caseSensitive"),
            Description = metadata.TryGetProperty("inlineHelpText", out var help) ? help.GetString() : null,
            Picklist = Values(metadata, out var restricted),
            RestrictedPicklist = restricted,
            ReferenceTo = isReference ? [CompositeRun.Text(metadata, "referenceTo")] : [],
            RelationshipName = isReference ? name[..^1] + "r" : null,
        };
    }

    private static int Length(string declared, JsonElement metadata) => declared switch
    {
        "Text" => Number(metadata, "length", 0) is > 0 and <= 255 and var length ? length : throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", "A Text field needs a length from 1 to 255", "length"),
        "LongTextArea" => Number(metadata, "length", 32_768) is >= 256 and <= 131_072 and var length ? length : throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", "A LongTextArea field needs a length from 256 to 131072", "length"),
        "TextArea" or "Url" or "Picklist" => 255,
        "Email" => 80,
        "Phone" => 40,
        "Lookup" or "MasterDetail" => 18,
        _ => 0,
    };

    private static string[] Values(JsonElement metadata, out bool restricted)
    {
        restricted = false;

        if (!metadata.TryGetProperty("valueSet", out var set))
        {
            return [];
        }

        restricted = Flag(set, "restricted");
        return set.TryGetProperty("valueSetDefinition", out var definition) && definition.TryGetProperty("value", out var values)
            ? [.. values.EnumerateArray().Select(value => value.TryGetProperty("fullName", out var name) ? name.GetString()! : value.GetProperty("valueName").GetString()!)]
            : [];
    }

    private static bool Flag(JsonElement metadata, string name) => metadata.TryGetProperty(name, out var flag) && flag.ValueKind is JsonValueKind.True;

    private static int Number(JsonElement metadata, string name, int otherwise) =>
        metadata.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number ? number.GetInt32() : otherwise;
}
