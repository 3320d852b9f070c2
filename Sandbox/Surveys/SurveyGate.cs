using System.Globalization;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.Surveys;

/// <summary>What stands before every call of the survey tool: its API key and 600 calls a minute.</summary>
internal sealed class SurveyGate(TimeProvider clock)
{
    public const string Key = "sandbox";

    private const int CallsPerMinute = 600;

    private CallWindow _calls = NewWindow(clock);

    public static IResult Error(int status, string code, string message, string? field = null) => RowJson.Answer(new { error = new { code, message, field } }, status);

    public Func<HttpContext, IResult> Guarded(Func<HttpContext, IResult> handle) => context => Refusal(context) ?? handle(context);

    public Func<HttpContext, Task<IResult>> Guarded(Func<HttpContext, Task<IResult>> handle) => async context => Refusal(context) ?? await handle(context);

    public void SetLeft(int calls) => _calls.SetLeft(calls);

    public void Reset() => _calls = NewWindow(clock);

    private IResult? Refusal(HttpContext context)
    {
        var headers = context.Request.Headers;

        if (headers["X-API-Key"] != Key && headers.Authorization != $"Bearer {Key}")
        {
            return Error(401, "unauthorized", "Send the API key as X-API-Key or as a bearer token.");
        }

        if (_calls.Take() is not { } wait)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Error(429, "rate_limited", $"At most {CallsPerMinute} calls a minute.");
    }

    private static CallWindow NewWindow(TimeProvider clock) => new(clock, CallsPerMinute, TimeSpan.FromMinutes(1));
}
