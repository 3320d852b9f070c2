using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce.Soql;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>query, queryAll and their continuation. A continuation belongs to the session that began the query.</summary>
internal static partial class QueryEndpoints
{
    private const int DefaultPage = 2000;
    private const int SmallestPage = 200;

    public static WireResponse Answer(SalesforceCall call) => (call.Method, call.Path) switch
    {
        ("GET", [var resource]) when call.Request.Parameter("q") is { } soql => Begin(call, soql, withDeleted: resource is not "query", call.Org.Schema.FindData),
        ("GET", [_]) => throw new SalesforceException(400, "MALFORMED_QUERY", "unexpected token: '<EOF>'"),
        ("GET", [_, var locator]) => Continue(call, locator),
        _ => throw call.NotAllowed("GET"),
    };

    /// <summary>Runs a query over the objects that <paramref name="find"/> knows and answers its first page.</summary>
    public static WireResponse Begin(SalesforceCall call, string soql, bool withDeleted, Func<string, Schema.SObjectType?> find)
    {
        var org = call.Org;
        var query = SoqlParser.Parse(soql, org.Now);
        var type = find(query.From)
            ?? throw new SalesforceException(400, "INVALID_TYPE", $"sObject type '{query.From}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.");

        if (query.IsAggregate)
        {
            return Named(WireResponse.Json(200, json =>
            {
                json.WriteStartObject();
                Aggregates.Write(json, query, type, org, withDeleted);
                json.WriteEndObject();
            }), type.Name, 0);
        }

        var shape = RecordShape.Of(query, type, org, withDeleted);
        var rows = new QueryRunner(org, query, type, withDeleted).Run();

        if (query.CountsOnly)
        {
            return Named(WireResponse.Json(200, json => WritePage(json, rows.Count, null, [], shape)), type.Name, 0);
        }

        var size = PageSize(call);
        var cursor = rows.Count > size ? org.Cursors.Open(call.Session.Token, rows, shape, size) : null;
        return Named(Page(rows, shape, cursor, 0, size), type.Name, Math.Min(size, rows.Count));
    }

    private static WireResponse Continue(SalesforceCall call, string locator)
    {
        var dash = locator.LastIndexOf('-');
        var cursor = dash > 0 ? call.Org.Cursors.Find(locator[..dash]) : null;

        if (cursor is null || !int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from >= cursor.Rows.Count)
        {
            throw new SalesforceException(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }

        if (cursor.SessionToken != call.Session.Token)
        {
            throw call.Org.Sessions.IsLive(cursor.SessionToken)
                ? new SalesforceException(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
                : SalesforceException.SessionExpired();
        }

        return Named(Page(cursor.Rows, cursor.Shape, cursor, from, cursor.PageSize), "next", Math.Min(cursor.PageSize, cursor.Rows.Count - from));
    }

    private static WireResponse Named(WireResponse answer, string what, int rows)
    {
        answer.Operation = $"query {what}";
        answer.Rows = rows;
        return answer;
    }

    private static int PageSize(SalesforceCall call)
    {
        var asked = BatchSize().Match(call.Request.Header("Sforce-Query-Options") ?? string.Empty) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : DefaultPage;
        var size = Math.Clamp(asked, SmallestPage, DefaultPage);
        return call.Org.Faults.PageSize(SandboxSystem.Salesforce) is { } limit ? Math.Clamp(limit, 1, size) : size;
    }

    private static WireResponse Page(IReadOnlyList<Records.SObjectRow> rows, RecordShape shape, QueryCursor? cursor, int from, int size)
    {
        var until = Math.Min(from + size, rows.Count);
        var next = until < rows.Count ? $"/services/data/v{Org.ApiVersion}/query/{cursor!.Id}-{until}" : null;
        return WireResponse.Json(200, json => WritePage(json, rows.Count, next, rows.Skip(from).Take(size), shape));
    }

    private static void WritePage(Utf8JsonWriter json, int total, string? next, IEnumerable<Records.SObjectRow> rows, RecordShape shape)
    {
        json.WriteStartObject();
        json.WriteNumber("totalSize"u8, total);
        json.WriteBoolean("done"u8, next is null);

        if (next is not null)
        {
            json.WriteString("nextRecordsUrl"u8, next);
        }

        json.WriteStartArray("records"u8);

        foreach (var row in rows)
        {
            shape.Write(json, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    [GeneratedRegex("batchSize *= *([0-9]{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex BatchSize();
}
