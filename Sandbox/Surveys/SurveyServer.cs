using System.Globalization;
using System.Text.Json;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.Surveys;

/// <summary>
/// A survey tool of our own making: answers are pulled (<c>GET /api/v1/responses?since=&amp;cursor=&amp;limit=</c>, oldest change first) and delivered
/// to a subscribed address, signed. New answers are posted by tests and by the demo. Key <c>sandbox</c>; 600 calls a minute.
/// </summary>
public sealed class SurveyServer : LookAlikeServer, IDisposable
{
    public const int LargestPage = 500;

    private readonly RowTable _responses = new();
    private readonly WebhookPost _post = new();
    private readonly SurveyGate _gate;

    public SurveyServer(SandboxParts parts)
        : base(SandboxSystem.Surveys, 6, parts) => _gate = new(Clock);

    public override void Map(WebApplication app)
    {
        app.Lifetime.ApplicationStopped.Register(Dispose);
        app.MapGet("/api/v1/responses", _gate.Guarded(List));
        app.MapGet("/api/v1/responses/{id}", _gate.Guarded(Get));
        app.MapPost("/api/v1/responses", _gate.Guarded(PutAsync));
        app.MapGet("/api/v1/webhooks", _gate.Guarded(_ => RowJson.Answer(new { data = _post.Subscriptions.Select(one => new { url = one.Url }) })));
        app.MapPut("/api/v1/webhooks", _gate.Guarded(SubscribeAsync));
        app.MapDelete("/api/v1/webhooks", _gate.Guarded(Unsubscribe));
        app.MapFallback(_gate.Guarded(context => SurveyGate.Error(404, "not_found", $"There is no {context.Request.Path} here.")));
    }

    public override void Seed(IEnumerable<SeedRow> rows)
    {
        foreach (var row in rows)
        {
            _responses.Seed(row);
        }
    }

    public override void Reset()
    {
        _responses.Clear();
        _post.Clear();
        _gate.Reset();
    }

    public override void SetQuotaLeft(int calls) => _gate.SetLeft(calls);

    /// <summary>Besides edit and delete: the deliveries so far, and another attempt at those that failed.</summary>
    public override void MapControl(IEndpointRouteBuilder control)
    {
        RowLevers.Map(control, entity => entity is "responses" ? _responses : null, (id, _, fields) => ResponseForm.Stamp(id, fields, Clock.GetUtcNow()));
        control.MapGet("/deliveries", () => RowJson.Answer(_post.Deliveries));
        control.MapPost("/redeliver", (Delegate)RedeliverAsync);
    }

    public override Task WriteFaultAsync(HttpContext context, FaultRule rule) =>
        SurveyGate.Error(rule.Status, rule.ErrorCode ?? (rule.Status is 429 ? "rate_limited" : "unavailable"), rule.Message ?? "Try again later.").ExecuteAsync(context);

    /// <summary>What the webhooks have delivered or tried to, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => _post.Deliveries;

    public void Dispose() => _post.Dispose();

    private IResult List(HttpContext context)
    {
        var query = context.Request.Query;

        if (!ResponseCursor.TryRead(query["cursor"], query["since"], out var from))
        {
            return SurveyGate.Error(400, "invalid", "cursor must be one that was given here, since a date and time in ISO 8601.");
        }

        if (!int.TryParse(query["limit"].FirstOrDefault() ?? "100", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > LargestPage)
        {
            return SurveyGate.Error(400, "invalid", $"limit is a whole number from 1 to {LargestPage}.");
        }

        limit = Math.Min(limit, Faults.PageSize(Name) ?? LargestPage);
        var rows = _responses.ByChange().Where(from.IsBefore).Take(limit + 1).ToList();
        var page = rows.Take(limit).ToList();
        RequestLog.Name(context, "responses list", page.Count);
        var next = rows.Count > limit ? ResponseCursor.Behind(page[^1]) : null;
        return RowJson.Answer(new { data = page.Select(row => row.Fields), nextCursor = next, hasMore = next is not null });
    }

    private IResult Get(HttpContext context)
    {
        RequestLog.Name(context, "responses get", 1);
        return _responses.Find(context.GetRouteValue("id")!.ToString()!) is { } row ? RowJson.Answer(row.Fields) : SurveyGate.Error(404, "not_found", "There is no such response.");
    }

    private async Task<IResult> PutAsync(HttpContext context)
    {
        RequestLog.Name(context, "responses put", 1);

        if (await ReadAsync(context) is not { } given)
        {
            return SurveyGate.Error(400, "invalid", "The body must be one JSON object.");
        }

        if (ResponseForm.Mistake(given) is { } mistake)
        {
            return SurveyGate.Error(400, "invalid", mistake.Message, mistake.Field);
        }

        var id = given.GetValueOrDefault("responseId") as string ?? Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N");
        var row = ResponseForm.Stamp(id, ResponseForm.Merged(_responses.Find(id), given), Clock.GetUtcNow());
        var isNew = _responses.Put(row);
        await _post.DeliverAsync(isNew ? "response.completed" : "response.updated", row, Clock.GetUtcNow(), context.RequestAborted);
        return RowJson.Answer(row.Fields, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private async Task<IResult> SubscribeAsync(HttpContext context)
    {
        var given = await ReadAsync(context);

        if (!Uri.TryCreate(given?.GetValueOrDefault("url") as string, UriKind.Absolute, out var url) || !url.IsLoopback)
        {
            return SurveyGate.Error(400, "invalid", "url must be an absolute address on this machine; the Sandbox delivers nowhere else.", "url");
        }

        _post.Subscribe(url, given!.GetValueOrDefault("secret") as string ?? SurveyGate.Key);
        return RowJson.Answer(new { url });
    }

    private IResult Unsubscribe(HttpContext context)
    {
        _post.Clear();
        return Results.NoContent();
    }

    private async Task<IResult> RedeliverAsync(HttpContext context) => RowJson.Answer(new { delivered = await _post.RedeliverAsync(context.RequestAborted) });

    private static async Task<Dictionary<string, object?>?> ReadAsync(HttpContext context)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return RowJson.Value(body.RootElement) as Dictionary<string, object?>;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
