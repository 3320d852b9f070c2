using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>
/// The part of the Tooling API that provisioning needs: custom fields and objects, and queries over them. A field made here is
/// invisible until a permission set grants it.
/// </summary>
internal static class ToolingEndpoints
{
    public static WireResponse Answer(SalesforceCall call) => (call.Method, call.Path) switch
    {
        ("GET", [_, "query"]) => Query(call),
        ("POST", [_, "sobjects", "CustomField"]) => CreateField(call),
        ("PATCH", [_, "sobjects", "CustomField", var id]) => UpdateField(call, Row(call, id)),
        ("GET", [_, "sobjects", "CustomField" or "CustomObject", var id]) => Show(call, Row(call, id)),
        ("POST", [_, "sobjects", "CustomObject"]) => CustomObjectEndpoint.Create(call),
        _ => throw SalesforceException.NotFound(),
    };

    /// <summary>Writes down a custom field where tooling queries find it.</summary>
    public static string Register(Org org, string objectName, string fieldName, string? id = null)
    {
        var type = org.Schema.Find("CustomField")!;
        var row = Blank(org, type, id);
        row.Values[type["DeveloperName"].Ordinal] = fieldName[..^3];
        row.Values[type["TableEnumOrId"].Ordinal] = objectName;
        row.Values[type["FullName"].Ordinal] = $"{objectName}.{fieldName}";
        org.Store.Insert(row);
        return row.Id;
    }

    /// <summary>A row of a Tooling object, not yet stored.</summary>
    public static SObjectRow Blank(Org org, SObjectType type, string? id)
    {
        var values = new object?[type.Fields.Count];
        values[0] = id ?? org.Store.NextId(type.KeyPrefix);
        values[SObjectRow.DeletedOrdinal] = false;
        values[SObjectRow.CreatedOrdinal] = values[SObjectRow.ModifiedOrdinal] = values[SObjectRow.StampOrdinal] = org.Now;
        return new(type, (string)values[0]!, values);
    }

    private static SObjectRow Row(SalesforceCall call, string id) =>
        call.Org.Store.FindLive(SalesforceId.Normalize(id)) is { Type.IsTooling: true } row ? row : throw SalesforceException.NotFound();

    private static WireResponse Query(SalesforceCall call)
    {
        var soql = call.Request.Parameter("q") ?? string.Empty;
        using var page = QueryEndpoints.Begin(call, soql, withDeleted: false, name => call.Org.Schema.Find(name) is { IsTooling: true } type ? type : null);
        using var document = JsonDocument.Parse(page.Body);
        var records = document.RootElement.GetProperty("records");
        var answer = WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("size"u8, records.GetArrayLength());
            json.WriteNumber("totalSize"u8, document.RootElement.GetProperty("totalSize").GetInt32());
            json.WriteBoolean("done"u8, true);
            json.WriteNull("queryLocator"u8);
            json.WriteString("entityTypeName"u8, SoqlParser.Parse(soql, call.Org.Now).From);
            json.WritePropertyName("records"u8);
            json.WriteRawValue(records.GetRawText().Replace("/sobjects/", "/tooling/sobjects/", StringComparison.Ordinal));
            json.WriteEndObject();
        });
        answer.Operation = "tooling/query";
        return answer;
    }

    private static WireResponse CreateField(SalesforceCall call)
    {
        var (objectName, fieldName, metadata) = Definition(call.Body());
        var types = call.Org.Schema.Definers(objectName);

        if (types.Count is 0)
        {
            throw new SalesforceException(400, "INVALID_TYPE", $"Cannot find sObject '{objectName}' of the field {objectName}.{fieldName}");
        }

        if (types[0].Find(fieldName) is { } there)
        {
            throw new SalesforceException(400, "DUPLICATE_DEVELOPER_NAME", $"There is already a field named {there.Label} on {objectName}.");
        }

        var id = Register(call.Org, objectName, fieldName);
        var field = CustomFieldMetadata.Read(fieldName, metadata) with { ToolingId = id };

        foreach (var type in types)
        {
            type.Add(field);
        }

        if (field.IsIndexed)
        {
            call.Org.Store.IndexField(types[0], types[0][fieldName]);
        }

        call.Org.SchemaChangedAt = call.Org.Now;
        return Made(id, "tooling create CustomField");
    }

    private static WireResponse UpdateField(SalesforceCall call, SObjectRow row)
    {
        var body = call.Body();
        var (objectName, fieldName) = ((string)row["TableEnumOrId"]!, ((string)row["FullName"]!).Split('.')[1]);
        var metadata = body.TryGetProperty("Metadata", out var sent) ? sent : throw SalesforceException.BadJson("'Metadata' is required at [line:1, column:1]");
        var changed = CustomFieldMetadata.Read(fieldName, metadata);

        foreach (var type in call.Org.Schema.Definers(objectName))
        {
            if (type[fieldName].Type != changed.Type)
            {
                throw new SalesforceException(400, "FIELD_INTEGRITY_EXCEPTION", $"Cannot change the type of {objectName}.{fieldName} from {type[fieldName].Type} to {changed.Type}");
            }

            type.Redefine(changed with { ToolingId = type[fieldName].ToolingId });
        }

        call.Org.SchemaChangedAt = call.Org.Now;
        return new(204) { Operation = "tooling update CustomField" };
    }

    private static (string Object, string Field, JsonElement Metadata) Definition(JsonElement body) =>
        CompositeRun.Text(body, "FullName").Split('.') is [var objectName, var fieldName] && fieldName.EndsWith("__c", StringComparison.Ordinal)
        && body.TryGetProperty("Metadata", out var metadata)
            ? (objectName, fieldName, metadata)
            : throw new SalesforceException(400, "INVALID_FULL_NAME", "A custom field needs FullName 'Object.Field__c' and Metadata.");

    /// <summary>The answer to a creation.</summary>
    public static WireResponse Made(string id, string operation)
    {
        var answer = WireResponse.Json(201, json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteBoolean("success"u8, true);

            foreach (var list in (string[])["errors", "warnings", "infos"])
            {
                json.WriteStartArray(list);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
        answer.Operation = operation;
        return answer;
    }

    private static WireResponse Show(SalesforceCall call, SObjectRow row)
    {
        var shape = RecordShape.Of(row.Type.Fields, call.Org);
        return WireResponse.Json(200, json => shape.Write(json, row));
    }
}
