using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Ids updated or deleted in a span of time; the recycle bin remembers fifteen days.</summary>
internal static class ChangedEndpoints
{
    private static readonly TimeSpan BinLife = TimeSpan.FromDays(15);

    public static WireResponse Updated(SalesforceCall call, SObjectType type)
    {
        var (start, end) = Span(call);
        var ids = call.Org.Store.Table(type).Stamped(start, end).Where(row => !row.IsDeleted).Select(row => row.Id).ToArray();
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("ids"u8);

            foreach (var id in ids)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WritePropertyName("latestDateCovered"u8);
            FieldJson.WriteValue(json, end, false);
            json.WriteEndObject();
        });
    }

    public static WireResponse Deleted(SalesforceCall call, SObjectType type)
    {
        var (start, end) = Span(call);
        var earliest = call.Org.Now - BinLife;
        var from = start > earliest ? start : earliest;
        var rows = call.Org.Store.Table(type).Stamped(from, end).Where(row => row.IsDeleted).ToArray();
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("deletedRecords"u8);

            foreach (var row in rows)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, row.Id);
                json.WritePropertyName("deletedDate"u8);
                FieldJson.WriteValue(json, row.Stamp, false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("earliestDateAvailable"u8);
            FieldJson.WriteValue(json, earliest, false);
            json.WritePropertyName("latestDateCovered"u8);
            FieldJson.WriteValue(json, end, false);
            json.WriteEndObject();
        });
    }

    private static (DateTimeOffset Start, DateTimeOffset End) Span(SalesforceCall call)
    {
        var (start, end) = (Moment(call, "start"), Moment(call, "end"));
        return start < end && end - start < TimeSpan.FromDays(60)
            ? (start, end < call.Org.Now ? end : call.Org.Now)
            : throw new SalesforceException(400, "INVALID_REPLICATION_DATE", "startDate must come before endDate, and both must lie within 30 days");
    }

    private static DateTimeOffset Moment(SalesforceCall call, string parameter)
    {
        try
        {
            return FieldValue.Moment(call.Request.Parameter(parameter) ?? string.Empty);
        }
        catch (FormatException)
        {
            throw new SalesforceException(400, "MALFORMED_QUERY", $"{parameter} is not a valid date-time");
        }
    }
}
