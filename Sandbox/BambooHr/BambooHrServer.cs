using System.Globalization;
using System.Text;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BambooHr;

/// <summary>
/// Look-alike of BambooHR: employees in pages with a link to the next, by API key as the user name of basic authentication.
/// Errors come as an empty body with the reason in <c>X-BambooHR-Error-Message</c>, as there.
/// </summary>
public sealed class BambooHrServer(SandboxParts parts) : LookAlikeServer(SandboxSystem.BambooHr, 5, parts)
{
    public const string ApiKey = "sandbox";
    public const string Company = "sandbox";
    public const int LargestPage = 200;

    private const string ErrorHeader = "X-BambooHR-Error-Message";
    private const string Base = "/api/gateway.php/{company}/v1";

    private readonly RowTable _employees = new();

    public override void Map(WebApplication app)
    {
        app.MapGet($"{Base}/employees", Guarded(List));
        app.MapGet($"{Base}/employees/{{id}}", Guarded(Get));
        app.MapFallback(Guarded(context => Refuse(context, StatusCodes.Status404NotFound, $"There is no {context.Request.Path} here.")));
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
        foreach (var row in rows)
        {
            _employees.Seed(row);
        }
    }

    public override void Reset() => _employees.Clear();

    public override void MapControl(IEndpointRouteBuilder control) =>
        RowLevers.Map(control, entity => entity is "employees" ? _employees : null, (id, _, fields) =>
        {
            var now = Clock.GetUtcNow();
            fields["id"] = id;
            fields["lastChanged"] = now;
            return new(id, now, fields);
        });

    public override Task WriteFaultAsync(HttpContext context, FaultRule rule)
    {
        context.Response.Headers[ErrorHeader] = rule.Message ?? "Limit exceeded or service unavailable";
        return Task.CompletedTask;
    }

    private static Func<HttpContext, IResult> Guarded(Func<HttpContext, IResult> handle) => context =>
    {
        if (!HasKey(context.Request.Headers.Authorization.ToString()))
        {
            return Refuse(context, StatusCodes.Status401Unauthorized, "API key is missing or invalid; send it as the user name of basic authentication.");
        }

        return context.GetRouteValue("company") is null or Company ? handle(context) : Refuse(context, StatusCodes.Status403Forbidden, "The key does not belong to this company.");
    };

    private static bool HasKey(string authorization)
    {
        var bytes = new byte[authorization.Length];
        return authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            && Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] is ApiKey;
    }

    private IResult List(HttpContext context)
    {
        var query = context.Request.Query;
        var size = Number(query["pageSize"], 50);
        var page = Number(query["page"], 1);

        if (size is not (>= 1 and <= LargestPage) || page is not >= 1)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, $"page counts from 1 and pageSize is 1 to {LargestPage}.");
        }

        if (!TrySince(query["since"], out var since))
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "since must be a date and time in ISO 8601.");
        }

        size = Math.Min(size.Value, Faults.PageSize(Name) ?? LargestPage);
        var all = _employees.ByChange().Where(row => row.ModifiedAt >= since).OrderBy(row => row.Id, StringComparer.Ordinal).ToList();
        var rows = all.Skip((page.Value - 1) * size.Value).Take(size.Value).Select(row => row.Fields).ToList();
        RequestLog.Name(context, "employees list", rows.Count);
        var next = page * size < all.Count ? NextUrl(context.Request, page.Value + 1, size.Value) : null;
        return RowJson.Answer(new { employees = rows, page, pageSize = size, total = all.Count, next });
    }

    private IResult Get(HttpContext context)
    {
        RequestLog.Name(context, "employees get", 1);
        return _employees.Find(context.GetRouteValue("id")!.ToString()!) is { } row
            ? RowJson.Answer(row.Fields)
            : Refuse(context, StatusCodes.Status404NotFound, "There is no such employee.");
    }

    private static string NextUrl(HttpRequest request, int page, int size)
    {
        var since = request.Query["since"].ToString() is { Length: > 0 } text ? $"&since={Uri.EscapeDataString(text)}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}{request.Path}?page={page}&pageSize={size}{since}");
    }

    private static int? Number(string? text, int otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool TrySince(string? text, out DateTimeOffset since)
    {
        since = DateTimeOffset.MinValue;
        return string.IsNullOrEmpty(text) || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since);
    }

    private static IResult Refuse(HttpContext context, int status, string reason)
    {
        context.Response.Headers[ErrorHeader] = reason;
        return Results.StatusCode(status);
    }
}
