using System.Globalization;
using CxHub.Sandbox.Faults;

namespace CxHub.Sandbox.Hosting;

/// <summary>
/// What stands in front of every look-alike server: the Date header of the Sandbox clock, the fault rules, the request log.
/// </summary>
internal sealed class RequestGate(LookAlikeServer server, SandboxParts parts)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var at = parts.Clock.GetUtcNow();
        context.Response.Headers.Date = at.ToString("R", CultureInfo.InvariantCulture);
        var faults = parts.Faults.OnRequest(server.Name, context.Request.Method, context.Request.Path.Value ?? "/");

        try
        {
            await (faults.Count is 0 ? next(context) : InvokeWithFaultsAsync(context, next, faults));
        }
        catch (Exception e) when (e is not OperationCanceledException && !context.Response.HasStarted)
        {
            // A defect of the Sandbox itself: nothing is logged here, so the answer must say what broke.
            context.Response.StatusCode = 500;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"The {server.Name} look-alike failed: {e}", context.RequestAborted);
        }

        server.Requests.Add(context, at, context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode);
    }

    private async Task InvokeWithFaultsAsync(HttpContext context, RequestDelegate next, IReadOnlyList<FaultRule> faults)
    {
        foreach (var rule in faults)
        {
            await PrepareAsync(context, rule);
        }

        if (faults.FirstOrDefault(rule => rule.Effect.Answers) is { } answer)
        {
            await AnswerAsync(context, answer);
        }
        else if (faults.FirstOrDefault(rule => rule.Effect.ChangesAnswer) is { } change)
        {
            await ChangeAnswerAsync(context, next, change);
        }
        else
        {
            await next(context);
        }
    }

    private async Task PrepareAsync(HttpContext context, FaultRule rule)
    {
        if (rule.LatencyMs > 0)
        {
            await Task.Delay(rule.LatencyMs, context.RequestAborted);
        }

        if (rule.Effect is FaultEffect.ExpireToken)
        {
            server.ExpireTokens();
        }
        else if (rule.Effect is FaultEffect.QuotaLeft)
        {
            server.SetQuotaLeft(rule.Value);
        }
    }

    private async Task AnswerAsync(HttpContext context, FaultRule rule)
    {
        if (rule.Effect is FaultEffect.CutBeforeCommit)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = rule.Status;

        if (rule.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (rule.Effect is FaultEffect.Html)
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync($"<html><body><h1>{rule.Status}</h1><p>The service is down for maintenance.</p></body></html>", context.RequestAborted);
        }
        else
        {
            await server.WriteFaultAsync(context, rule);
        }
    }

    private static async Task ChangeAnswerAsync(HttpContext context, RequestDelegate next, FaultRule rule)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await next(context);
        context.Response.Body = wire;

        if (rule.Effect is FaultEffect.CutAfterCommit)
        {
            context.Abort();
            return;
        }

        // Half of a JSON document: status, type and headers look well, only the parser can notice.
        context.Response.ContentLength = null;
        await wire.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length / 2), context.RequestAborted);
    }
}
