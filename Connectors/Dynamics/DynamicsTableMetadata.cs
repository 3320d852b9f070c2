using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A table and its lookup as metadata of Dataverse.</summary>
internal static class DynamicsTableMetadata
{
    private const string Type = "Microsoft.Dynamics.CRM.";

    public static ReadOnlyMemory<byte> Table(string name, string label, FieldDefinition title, int language) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", $"{Type}EntityMetadata");
        json.WriteString("SchemaName", DynamicsName.Check(name));
        DynamicsColumnMetadata.Label(json, "DisplayName", label, language);
        DynamicsColumnMetadata.Label(json, "DisplayCollectionName", $"{label}s", language);
        DynamicsColumnMetadata.Label(json, "Description", "Written by CxHub", language);
        json.WriteString("OwnershipType", "UserOwned");
        json.WriteBoolean("IsActivity", false);
        json.WriteBoolean("HasActivities", false);
        json.WriteBoolean("HasNotes", false);
        json.WriteStartArray("Attributes");
        Title(json, title, language);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>A lookup is made by its relationship; when the parent goes, the record stays without it.</summary>
    public static ReadOnlyMemory<byte> Lookup(FieldDefinition field, int language) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", $"{Type}OneToManyRelationshipMetadata");
        json.WriteString("SchemaName", $"{field.Name}_{field.Entity}");
        json.WriteString("ReferencedEntity", field.References);
        json.WriteString("ReferencingEntity", field.Entity);
        json.WriteStartObject("CascadeConfiguration");
        foreach (var (action, effect) in (ReadOnlySpan<(string, string)>)[("Assign", "NoCascade"), ("Delete", "RemoveLink"), ("Merge", "NoCascade"), ("Reparent", "NoCascade"), ("Share", "NoCascade"), ("Unshare", "NoCascade")])
        {
            json.WriteString(action, effect);
        }

        json.WriteEndObject();
        json.WriteStartObject("Lookup");
        json.WriteString("@odata.type", $"{Type}LookupAttributeMetadata");
        json.WriteString("AttributeType", "Lookup");
        json.WriteStartObject("AttributeTypeName");
        json.WriteString("Value", "LookupType");
        json.WriteEndObject();
        json.WriteString("SchemaName", field.Name);
        DynamicsColumnMetadata.Label(json, "DisplayName", field.Label, language);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Title(Utf8JsonWriter json, FieldDefinition title, int language)
    {
        json.WriteStartObject();
        json.WriteString("@odata.type", $"{Type}StringAttributeMetadata");
        json.WriteString("AttributeType", "String");
        json.WriteStartObject("AttributeTypeName");
        json.WriteString("Value", "StringType");
        json.WriteEndObject();
        json.WriteString("SchemaName", title.Name);
        json.WriteBoolean("IsPrimaryName", true);
        json.WriteNumber("MaxLength", title.Length ?? 100);
        json.WriteStartObject("FormatName");
        json.WriteString("Value", "Text");
        json.WriteEndObject();
        DynamicsColumnMetadata.Label(json, "DisplayName", title.Label, language);
        json.WriteEndObject();
    }
}
