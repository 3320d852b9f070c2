using System.Text.Json;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>What the service tells about itself: entity sets, the caller, supported messages, row counts.</summary>
internal static class ServiceEndpoints
{
    public static WireResponse Root(DataverseCall call) => call.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("@odata.context"u8, call.Api + "$metadata");
        json.WriteStartArray("value"u8);

        foreach (var table in call.Environment.Schema.Tables)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, table.SetName);
            json.WriteString("kind"u8, "EntitySet");
            json.WriteString("url"u8, table.SetName);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static WireResponse WhoAmI(DataverseCall call)
    {
        if (call.Method is not "GET")
        {
            throw new DataverseException(404, "0x80060888", $"No HTTP resource was found that matches the request URI '{call.Request.BaseUrl}{call.Request.RawPath}'.");
        }

        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, call.Api + "$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
            json.WriteString("BusinessUnitId"u8, call.Environment.BusinessUnitId);
            json.WriteString("UserId"u8, call.CallerId);
            json.WriteString("OrganizationId"u8, call.Environment.OrganizationId);
            json.WriteEndObject();
        });
    }

    /// <summary>Which table supports which bulk message.</summary>
    public static WireResponse MessageFilters(DataverseCall call)
    {
        var all =
            from table in call.Environment.Schema.Tables
            from message in table.BulkMessages.Concat(["Create", "Update", "Delete"])
            select new Dictionary<string, object?>
            {
                ["sdkmessagefilterid"] = Deterministic(table.Name + message),
                ["primaryobjecttypecode"] = table.Name,
                ["sdkmessageid/name"] = message,
            };
        return DictionaryList.Answer(call, "sdkmessagefilters", "sdkmessagefilterid", all);
    }

    public static WireResponse TotalRecordCount(DataverseCall call)
    {
        var names = call.Request.Query.Values.Append(call.Path[0].Key?.Split('=', 2) is [_, var inline] ? inline : string.Empty).Select(value => value.ToString()).FirstOrDefault(value => value.StartsWith('['));
        using var list = JsonDocument.Parse((names ?? "[]").Replace('\'', '"'));
        var counts = list.RootElement.EnumerateArray().Select(name => name.GetString()!)
            .ToDictionary(name => name, name => call.Environment.Store[call.Environment.Schema.Find(name) ?? throw DataverseException.NoSegment(name)].Count);
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, call.Api + "$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse");
            json.WriteStartObject("EntityRecordCountCollection"u8);
            json.WriteNumber("Count"u8, counts.Count);
            json.WriteBoolean("IsReadOnly"u8, false);
            json.WritePropertyName("Keys"u8);
            JsonSerializer.Serialize(json, counts.Keys);
            json.WritePropertyName("Values"u8);
            JsonSerializer.Serialize(json, counts.Values);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static Guid Deterministic(string text) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
