using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>
/// Look-alike of Dynamics 365 Business Central, API v2.0 (OData): one company with customers, invoices and credit memos, its own
/// token endpoint, pages by <c>Prefer: odata.maxpagesize</c>, changes of customers under an ETag, and the limit of 6,000 calls in five minutes.
/// </summary>
public sealed class BusinessCentralServer : LookAlikeServer
{
    public const string CompanyId = "c0ffee00-0000-4000-8000-000000000001";
    public const int CallsPerWindow = 6_000;

    private const string Base = "/v2.0/{environment}/api/v2.0";

    private readonly Company _company = new();
    private readonly TokenDesk _tokens;
    private readonly CustomerWrites _writes;
    private CallWindow _calls;

    public BusinessCentralServer(SandboxParts parts)
        : base(SandboxSystem.BusinessCentral, 3, parts)
    {
        _tokens = new(Clock);
        _writes = new(_company, Clock);
        _calls = NewWindow();
    }

    public override void Map(WebApplication app)
    {
        app.MapPost("/oauth2/v2.0/token", (Delegate)_tokens.IssueAsync);
        app.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)_tokens.IssueAsync);
        app.MapGet($"{Base}/companies", Guarded(Companies));
        app.MapGet($"{Base}/companies({{company}})/{{set}}", Guarded(List));
        app.MapGet($"{Base}/companies({{company}})/{{set}}({{id}})", Guarded(Get));
        app.MapPost($"{Base}/companies({{company}})/customers", Guarded(_writes.InsertAsync));
        app.MapPatch($"{Base}/companies({{company}})/customers({{id}})", Guarded(_writes.UpdateAsync));
        app.MapDelete($"{Base}/companies({{company}})/customers({{id}})", Guarded(_writes.DeleteAsync));
        app.MapFallback(Guarded(context => ODataError.NotFound($"No HTTP resource was found that matches the request URI '{context.Request.Path}'.")));
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
        foreach (var row in rows)
        {
            _company.Set(row.Entity)!.Seed(row);
        }
    }

    public override void Reset()
    {
        _company.Clear();
        _tokens.EndAll();
        _calls = NewWindow();
    }

    public override void ExpireTokens() => _tokens.EndAll();

    public override void SetQuotaLeft(int calls) => _calls.SetLeft(calls);

    public override void MapControl(IEndpointRouteBuilder control) => RowLevers.Map(control, _company.Set, _writes.Stamp);

    public override async Task WriteFaultAsync(HttpContext context, FaultRule rule)
    {
        var code = rule.ErrorCode ?? rule.Status switch
        {
            401 => "Authentication_InvalidCredentials",
            429 => "Application_TooManyRequests",
            503 => "ServiceUnavailable",
            _ => "Internal_ServerError",
        };
        await ODataError.Of(rule.Status, code, rule.Message ?? "The request could not be processed. Try again later.").ExecuteAsync(context);
    }

    private CallWindow NewWindow() => new(Clock, CallsPerWindow, TimeSpan.FromMinutes(5));

    private Func<HttpContext, IResult> Guarded(Func<HttpContext, IResult> handle) => context => Refusal(context) ?? handle(context);

    private Func<HttpContext, Task<IResult>> Guarded(Func<HttpContext, Task<IResult>> handle) =>
        async context => Refusal(context) ?? await handle(context);

    /// <summary>Why the call is not answered: no valid token, too many calls, another company; null lets it pass.</summary>
    private IResult? Refusal(HttpContext context)
    {
        if (!_tokens.IsGood(context.Request.Headers.Authorization))
        {
            return ODataError.Of(StatusCodes.Status401Unauthorized, "Authentication_InvalidCredentials", "The server has rejected the client credentials.");
        }

        if (_calls.Take() is not null)
        {
            return ODataError.Of(StatusCodes.Status429TooManyRequests, "Application_TooManyRequests", "Too many requests reached. Actual (6001). Maximum (6000).");
        }

        return context.GetRouteValue("company") is string company && company != CompanyId ? ODataError.NotFound($"Company '{company}' is not found.") : null;
    }

    private static IResult Companies(HttpContext context)
    {
        RequestLog.Name(context, "companies list", 1);
        var company = new { id = CompanyId, systemVersion = "25.0", name = "CRONUS", displayName = "CRONUS Vietnam", businessProfileId = string.Empty };
        return RowJson.Answer(new Dictionary<string, object> { ["@odata.context"] = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}".Replace("/companies", "/$metadata#companies", StringComparison.Ordinal), ["value"] = new[] { company } });
    }

    private IResult List(HttpContext context)
    {
        var set = context.GetRouteValue("set")!.ToString()!;
        return _company.Set(set) is { } table
            ? new ODataList(set, table, Faults.PageSize(Name)).Answer(context)
            : ODataError.NotFound($"No HTTP resource was found that matches the request URI '{context.Request.Path}'.");
    }

    private IResult Get(HttpContext context)
    {
        var set = context.GetRouteValue("set")!.ToString()!;
        RequestLog.Name(context, $"{set} get", 1);
        return _company.Set(set)?.Find(context.GetRouteValue("id")!.ToString()!) is { } row
            ? RowJson.Answer(ODataList.Shown(row, null))
            : ODataError.Of(StatusCodes.Status404NotFound, "Internal_RecordNotFound", $"The {set} with id {context.GetRouteValue("id")} does not exist.");
    }
}
