using System.Globalization;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Rows;
using Microsoft.Extensions.Primitives;

namespace CxHub.Sandbox.Matomo;

/// <summary>
/// Look-alike of Matomo's reporting API: one address, the method in a parameter, sent in the URL or as a form. As there, a
/// refusal (a wrong token included) is HTTP 200 with <c>{"result":"error","message":…}</c>.
/// </summary>
public sealed class MatomoServer(SandboxParts parts) : LookAlikeServer(SandboxSystem.Matomo, 4, parts)
{
    public const string Token = "sandbox";

    private const int DefaultLimit = 100;

    private readonly RowTable _visits = new();

    public override void Map(WebApplication app)
    {
        app.MapMethods("/index.php", ["GET", "POST"], (Delegate)HandleAsync);
        app.MapMethods("/", ["GET", "POST"], (Delegate)HandleAsync);
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
        foreach (var row in rows)
        {
            _visits.Seed(row);
        }
    }

    public override void Reset() => _visits.Clear();

    public override void MapControl(IEndpointRouteBuilder control) =>
        RowLevers.Map(control, entity => entity is "visits" ? _visits : null, (id, _, fields) =>
        {
            var now = Clock.GetUtcNow();
            fields["idSite"] = 1;
            fields["idVisit"] = int.Parse(id, CultureInfo.InvariantCulture);
            fields["serverTimestamp"] = now.ToUnixTimeSeconds();
            return new(id, now, fields);
        });

    public override Task WriteFaultAsync(HttpContext context, FaultRule rule) =>
        context.Response.WriteAsJsonAsync(Error(rule.Message ?? "The server is busy."), RowJson.Options, context.RequestAborted);

    private async Task<IResult> HandleAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var question = new Question(name => form is not null && form.TryGetValue(name, out var value) ? value : context.Request.Query[name]);
        var method = question.Text("method") ?? string.Empty;
        RequestLog.Name(context, method);

        if (question.Text("module") is not "API")
        {
            return Refuse("Only module=API is answered here.");
        }

        if (!"JSON".Equals(question.Text("format"), StringComparison.OrdinalIgnoreCase))
        {
            return Refuse($"The format '{question.Text("format") ?? "xml"}' is not answered here; ask with format=JSON.");
        }

        if ((question.Text("token_auth") ?? Bearer(context)) is not Token)
        {
            return Refuse("You can't access this resource as it requires 'view' access for the website id = 1.");
        }

        return method switch
        {
            "API.getMatomoVersion" => RowJson.Answer(new { value = "5.1.2" }),
            "Live.getLastVisitsDetails" => List(context, question),
            _ => Refuse($"The method '{method}' does not exist or is not available in the module."),
        };
    }

    private IResult List(HttpContext context, Question question)
    {
        if (question.Number("idSite", 0) is not 1)
        {
            return Refuse($"An unexpected website was found in the request: website id was set to '{question.Text("idSite")}'.");
        }

        if (question.Number("filter_limit", DefaultLimit) is not { } limit || question.Number("filter_offset", 0) is not { } offset || question.Number("minTimestamp", 0) is not { } after)
        {
            return Refuse("filter_limit, filter_offset and minTimestamp are whole numbers.");
        }

        if (!VisitPeriod.TryRead(question.Text("period"), question.Text("date"), Clock.GetUtcNow(), out var period))
        {
            return Refuse($"The date '{question.Text("date")}' does not go with the period '{question.Text("period")}'.");
        }

        // As there, "minTimestamp" leaves out the visits of that very second.
        var visits = _visits.ByChange().Where(row => row.ModifiedAt.ToUnixTimeSeconds() > after && period.Holds(row.ModifiedAt));
        var ordered = question.Text("filter_sort_order") is "asc" ? visits : visits.Reverse();
        var largest = Faults.PageSize(Name) ?? int.MaxValue;
        var rows = ordered.Skip((int)offset).Take(limit < 0 ? largest : (int)Math.Min(limit, largest)).Select(row => row.Fields).ToList();
        RequestLog.Name(context, "Live.getLastVisitsDetails", rows.Count);
        return RowJson.Answer(rows);
    }

    private static string? Bearer(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().Split(' ') is ["Bearer" or "bearer", var token] ? token : null;

    private static IResult Refuse(string message) => RowJson.Answer(Error(message));

    private static object Error(string message) => new { result = "error", message };

    /// <summary>The parameters of a question; those of the form count before those of the address.</summary>
    private sealed class Question(Func<string, StringValues> parameter)
    {
        public string? Text(string name) => parameter(name).ToString() is { Length: > 0 } text ? text : null;

        public long? Number(string name, long otherwise) =>
            Text(name) is not { } text ? otherwise : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
