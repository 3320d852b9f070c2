using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>
/// Change tracking: the initial load of a table, then what was written or deleted since. The delta link stands on the last
/// page only; a link older than the token life is refused.
/// </summary>
internal sealed class DeltaEndpoint(DataverseCall call, Table table, QueryOptions options)
{
    public WireResponse Answer()
    {
        Refuse();
        var cookie = options.SkipToken is { } skip ? PageCookie.Read(skip) : new(1, 0, 0, null);
        var since = options.DeltaToken is { } token ? VersionOf(call, token) : (long?)null;
        var store = call.Environment.Store;
        var started = cookie.Tracking ?? store.Version;
        var rows = call.Environment.Snapshots.Find(cookie.Snapshot)
            ?? (since is { } version ? [.. store[table].WrittenAfter(version)] : (IReadOnlyList<Row>)[.. store[table].All]);
        var size = ListEndpoint.PageSize(call);
        var until = Math.Min(cookie.From + size, rows.Count);
        var isLast = until >= rows.Count;
        var link = isLast ? null : NextLink(cookie, rows, until, started);
        var gone = isLast && since is { } from ? store[table].GoneAfter(from).ToArray() : [];
        call.Cost.Add(Cost.Read + ((until - cookie.From) * Cost.RowRead), until - cookie.From + gone.Length);
        return Write(rows.Skip(cookie.From).Take(until - cookie.From), gone, link, started, since is not null);
    }

    public static int CountChanges(DataverseCall call, Table table, string token)
    {
        var version = VersionOf(call, token);
        var data = call.Environment.Store[table];
        return data.WrittenAfter(version).Count() + data.GoneAfter(version).Count();
    }

    private static long VersionOf(DataverseCall call, string token)
    {
        var parts = token.Split('!', 2);

        if (parts is not [var number, var date] || !long.TryParse(number, CultureInfo.InvariantCulture, out var version)
            || !DateTimeOffset.TryParseExact(date, "MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var issuedAt))
        {
            throw DataverseException.BadUrl("The delta token is not valid.");
        }

        var oldest = call.Environment.Now - call.Environment.DeltaTokenLife;
        return issuedAt < oldest || issuedAt < call.Environment.DeltaTokensValidFrom
            ? throw new DataverseException(400, "0x80044352", "Version stamp associated with the client has expired. Please perform a full sync.")
            : version;
    }

    private void Refuse()
    {
        if (!table.TracksChanges)
        {
            throw new DataverseException(400, "0x80044353", $"Change tracking is not enabled for entity '{table.Name}'.");
        }

        foreach (var (name, value) in ((string, object?)[])[("$filter", options.Filter), ("$orderby", options.OrderBy), ("$expand", options.Expand), ("$top", options.Top)])
        {
            if (value is not null)
            {
                throw DataverseException.BadUrl($"The \"{name}\" query parameter isn't supported when Change Tracking is enabled.");
            }
        }
    }

    private string NextLink(PageCookie cookie, IReadOnlyList<Row> rows, int until, long started)
    {
        var snapshot = call.Environment.Snapshots.Find(cookie.Snapshot) is null ? call.Environment.Snapshots.Keep(rows) : cookie.Snapshot;
        var delta = options.DeltaToken is { } token ? $"&$deltatoken={Uri.EscapeDataString(token)}" : string.Empty;
        return new PageCookie(cookie.Page + 1, snapshot, until, started).Link(call) + delta;
    }

    private WireResponse Write(IEnumerable<Row> rows, Tombstone[] gone, string? next, long started, bool isDelta)
    {
        var shape = RowLayout.Of(table, options, call.Annotations, call.Environment);
        var context = $"{call.Api}$metadata#{table.SetName}";
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, context + (shape.Context.Length > 0 ? $"({shape.Context})" : "") + (isDelta ? "/$delta" : ""));

            if (next is null)
            {
                var token = string.Create(CultureInfo.InvariantCulture, $"{started}!{call.Environment.Now:MM/dd/yyyy HH:mm:ss}");
                json.WriteString("@odata.deltaLink"u8, $"{PageCookie.QueryLink(call)}$deltatoken={Uri.EscapeDataString(token)}");
            }

            json.WriteStartArray("value"u8);

            foreach (var row in rows.Where(row => call.Environment.Store[table].Find(row.Id) is not null))
            {
                shape.Write(json, row);
            }

            WriteGone(json, gone, context);
            json.WriteEndArray();

            if (next is not null)
            {
                json.WriteString("@odata.nextLink"u8, next);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteGone(Utf8JsonWriter json, Tombstone[] gone, string context)
    {
        foreach (var one in gone)
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, context + "/$deletedEntity");
            json.WriteString("id"u8, one.Id);
            json.WriteString("reason"u8, "deleted");
            json.WriteEndObject();
        }
    }
}
