using System.Text.Json;
using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>A list of rows, page by page. The result is kept while it is paged through.</summary>
internal sealed class ListEndpoint(DataverseCall call, Table table, Func<Row, bool>? within = null)
{
    public const int MostPerPage = 5000;
    public const int MostCounted = 5000;

    private readonly QueryOptions _options = call.Options;

    public WireResponse Answer()
    {
        if (_options.DeltaToken is not null || call.Prefer.TracksChanges || (_options.SkipToken is { } token && PageCookie.Read(token).Tracking is not null))
        {
            return new DeltaEndpoint(call, table, _options).Answer();
        }

        return _options.Apply is { } apply ? ApplyEndpoint.Answer(call, table, apply, _options) : AnswerPage();
    }

    /// <summary>Rows per page now: what was preferred, at most 5,000, less if a fault rule says so.</summary>
    public static int PageSize(DataverseCall call)
    {
        var asked = Math.Clamp(call.Prefer.MaxPageSize ?? MostPerPage, 1, MostPerPage);
        return call.Environment.Faults.PageSize(SandboxSystem.Dataverse) is { } limit ? Math.Clamp(limit, 1, asked) : asked;
    }

    private WireResponse AnswerPage()
    {
        var cookie = _options.SkipToken is { } token ? PageCookie.Read(token) : new(1, 0, 0, null);
        var rows = call.Environment.Snapshots.Find(cookie.Snapshot) ?? Find();
        var size = PageSize(call);
        var until = Math.Min(cookie.From + size, rows.Count);
        string? next = null;

        if (until < rows.Count)
        {
            var snapshot = call.Environment.Snapshots.Find(cookie.Snapshot) is null ? call.Environment.Snapshots.Keep(rows) : cookie.Snapshot;
            next = new PageCookie(cookie.Page + 1, snapshot, until, null).Link(call);
        }

        call.Cost.Add(Cost.Read + ((until - cookie.From) * Cost.RowRead), until - cookie.From);
        return Write(rows, cookie.From, until, next);
    }

    private List<Row> Find()
    {
        var all = call.Environment.Store[table].All;
        var rows = RowQuery.Run(within is null ? all : all.Where(within), table, _options, call.Environment);

        // $top is ignored beside a preferred page size.
        return _options.Top is { } top && call.Prefer.MaxPageSize is null && rows.Count > top ? rows[..top] : rows;
    }

    private WireResponse Write(IReadOnlyList<Row> rows, int from, int until, string? next)
    {
        var shape = RowLayout.Of(table, _options, call.Annotations, call.Environment);
        var data = call.Environment.Store[table];
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, $"{call.Api}$metadata#{table.SetName}{(shape.Context.Length > 0 ? $"({shape.Context})" : "")}");
            WriteCount(json, rows.Count);
            json.WriteStartArray("value"u8);

            for (var at = from; at < until; at++)
            {
                // A row deleted while the list was being paged through is simply not there.
                if (data.Find(rows[at].Id) is { } row)
                {
                    shape.Write(json, row);
                }
            }

            json.WriteEndArray();

            if (next is not null)
            {
                json.WriteString("@odata.nextLink"u8, next);
            }

            json.WriteEndObject();
        });
    }

    private void WriteCount(Utf8JsonWriter json, int count)
    {
        if (!_options.Count)
        {
            return;
        }

        json.WriteNumber("@odata.count"u8, Math.Min(count, MostCounted));

        if (call.Annotations.Wants("Microsoft.Dynamics.CRM.totalrecordcount"))
        {
            json.WriteNumber("@Microsoft.Dynamics.CRM.totalrecordcount"u8, Math.Min(count, MostCounted));
        }

        if (call.Annotations.Wants("Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"))
        {
            json.WriteBoolean("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"u8, count > MostCounted);
        }
    }
}
