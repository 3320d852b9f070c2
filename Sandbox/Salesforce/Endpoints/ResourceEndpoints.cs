using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Version list, resource map, limits, recent items.</summary>
internal static class ResourceEndpoints
{
    private static readonly string[] Names =
        ["sobjects", "query", "queryAll", "composite", "limits", "jobs", "tooling", "recent", "search"];

    public static WireResponse Versions() => WireResponse.Json(200, json =>
    {
        json.WriteStartArray();

        foreach (var (label, version) in ((string, string)[])[("Spring '24", "60.0"), ("Summer '24", "61.0"), ("Winter '25", "62.0")])
        {
            json.WriteStartObject();
            json.WriteString("label"u8, label);
            json.WriteString("url"u8, $"/services/data/v{version}");
            json.WriteString("version"u8, version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static WireResponse Resources(SalesforceCall call) => WireResponse.Json(200, json =>
    {
        json.WriteStartObject();

        foreach (var name in Names)
        {
            json.WriteString(name, $"/services/data/v{Org.ApiVersion}/{name}");
        }

        json.WriteString("identity"u8, $"{call.Request.BaseUrl}/id/{call.Org.OrganizationId}/{call.Session.UserId}");
        json.WriteEndObject();
    });

    public static WireResponse Limits(SalesforceCall call) => WireResponse.Json(200, json =>
    {
        var org = call.Org;
        json.WriteStartObject();

        foreach (var (name, max, remaining) in ((string, int, int)[])
        [
            ("DailyApiRequests", org.Calls.Max, org.Calls.Remaining),
            ("DailyBulkApiBatches", org.BulkBatches.Max, org.BulkBatches.Remaining),
            ("DailyBulkV2QueryJobs", org.BulkQueries.Max, org.BulkQueries.Remaining),
            ("DailyBulkV2QueryFileStorageMB", 976_562, 976_562),
            ("HourlyPublishedPlatformEvents", 250_000, 250_000),
            ("DataStorageMB", 10_240, 10_000),
            ("FileStorageMB", 10_240, 10_000),
        ])
        {
            json.WriteStartObject(name);
            json.WriteNumber("Max"u8, max);
            json.WriteNumber("Remaining"u8, remaining);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    public static WireResponse Recent(SalesforceCall call) => WireResponse.Json(200, json =>
    {
        var shape = Soql.RecordShape.Of([call.Type("Contact")["Id"], call.Type("Contact")["Name"]], call.Org);
        json.WriteStartArray();

        foreach (var row in call.Org.Store.Table(call.Type("Contact")).InStampOrder.Reverse().Where(row => !row.IsDeleted).Take(20))
        {
            shape.Write(json, row);
        }

        json.WriteEndArray();
    });
}
