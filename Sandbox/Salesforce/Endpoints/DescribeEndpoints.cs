using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Global describe and describe of one object, as the session's user may see it.</summary>
internal static class DescribeEndpoints
{
    public static WireResponse Global(SalesforceCall call) => WireResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("encoding"u8, "UTF-8");
        json.WriteNumber("maxBatchSize"u8, 200);
        json.WriteStartArray("sobjects"u8);

        foreach (var type in call.Org.Schema.Types.Where(type => !type.IsTooling))
        {
            json.WriteStartObject();
            WriteFlags(json, type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static WireResponse Basic(SalesforceCall call, SObjectType type) => WireResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("objectDescribe"u8);
        WriteFlags(json, type);
        json.WriteEndObject();
        json.WriteStartArray("recentItems"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static WireResponse Describe(SalesforceCall call, SObjectType type)
    {
        var changed = call.Org.SchemaChangedAt;

        if (DateTimeOffset.TryParse(call.Request.Header("If-Modified-Since"), CultureInfo.InvariantCulture, out var since) && changed <= since)
        {
            return WireResponse.Empty(304);
        }

        var answer = WireResponse.Json(200, json => WriteDescribe(json, call, type));
        answer.Headers["Last-Modified"] = changed.ToString("R", CultureInfo.InvariantCulture);
        answer.Operation = $"describe {type.Name}";
        return answer;
    }

    private static void WriteDescribe(Utf8JsonWriter json, SalesforceCall call, SObjectType type)
    {
        json.WriteStartObject();
        WriteFlags(json, type);
        json.WriteStartArray("childRelationships"u8);

        foreach (var (child, field, name) in ChildRelationships.Of(call.Org.Schema, type))
        {
            WriteChild(json, child, field, name);
        }

        json.WriteEndArray();
        WriteRecordTypes(json);
        json.WriteStartArray("fields"u8);

        foreach (var field in type.Fields.Where(field => call.Org.Access.CanRead(type, field)))
        {
            DescribeField.Write(json, field, call.Org.Access.CanEdit(type, field));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFlags(Utf8JsonWriter json, SObjectType type)
    {
        json.WriteString("name"u8, type.Name);
        json.WriteString("label"u8, type.Label);
        json.WriteString("labelPlural"u8, type.LabelPlural);
        json.WriteString("keyPrefix"u8, type.KeyPrefix);

        foreach (var (flag, value) in ((string, bool)[])
        [
            ("custom", type.Name.EndsWith("__c", StringComparison.Ordinal)), ("customSetting", false), ("createable", type.Writable),
            ("updateable", type.Writable), ("deletable", type.Writable), ("undeletable", type.Undeletable && type.Writable), ("queryable", true),
            ("retrieveable", true), ("replicateable", true), ("searchable", type.Undeletable), ("mergeable", type.Mergeable),
            ("triggerable", type.Undeletable), ("layoutable", type.Undeletable), ("activateable", false), ("feedEnabled", type.Undeletable),
            ("hasSubtypes", false), ("isSubtype", false), ("isInterface", false), ("mruEnabled", type.Undeletable), ("deprecatedAndHidden", false),
            ("compactLayoutable", type.Undeletable), ("searchLayoutable", type.Undeletable), ("dataTranslationEnabled", false),
        ])
        {
            json.WriteBoolean(flag, value);
        }

        var path = $"/services/data/v{Org.ApiVersion}/sobjects/{type.Name}";
        json.WriteStartObject("urls"u8);
        json.WriteString("sobject"u8, path);
        json.WriteString("describe"u8, path + "/describe");
        json.WriteString("rowTemplate"u8, path + "/{ID}");
        json.WriteEndObject();
    }

    private static void WriteChild(Utf8JsonWriter json, SObjectType child, SObjectField field, string name)
    {
        json.WriteStartObject();
        json.WriteBoolean("cascadeDelete"u8, false);
        json.WriteString("childSObject"u8, child.Name);
        json.WriteBoolean("deprecatedAndHidden"u8, false);
        json.WriteString("field"u8, field.Name);
        json.WriteStartArray("junctionIdListNames"u8);
        json.WriteEndArray();
        json.WriteStartArray("junctionReferenceTo"u8);
        json.WriteEndArray();
        json.WriteString("relationshipName"u8, name);
        json.WriteBoolean("restrictedDelete"u8, false);
        json.WriteEndObject();
    }

    private static void WriteRecordTypes(Utf8JsonWriter json)
    {
        json.WriteStartArray("recordTypeInfos"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, "Master");
        json.WriteString("developerName"u8, "Master");
        json.WriteString("recordTypeId"u8, "012000000000000AAA");
        json.WriteBoolean("active"u8, true);
        json.WriteBoolean("available"u8, true);
        json.WriteBoolean("defaultRecordTypeMapping"u8, true);
        json.WriteBoolean("master"u8, true);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
