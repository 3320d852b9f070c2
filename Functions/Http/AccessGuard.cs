using System.Net;
using System.Security.Claims;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.Http;

/// <summary>
/// Who may see customers. On Azure: people signed in by App Service authentication. Stand-alone there is no sign-in, so only this machine itself is answered.
/// Webhooks (which carry their own signature), health and static files are open.
/// </summary>
public sealed class AccessGuard(RequestDelegate next)
{
    private static readonly string[] Open = ["/api/feedback", "/api/changes", "/healthz", "/readyz", "/api/healthz", "/api/readyz"];

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        // What leads nowhere is answered 404 by nobody in particular.
        if (context.GetEndpoint() is null || Open.Any(open => path.StartsWithSegments(open, StringComparison.OrdinalIgnoreCase)))
        {
            await next(context);
            return;
        }

        if (ClientPrincipal.IsEnforced)
        {
            context.User = ClientPrincipal.Read(context.Request.Headers[ClientPrincipal.Header]);
        }
        else if (IsLocal(context))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "local")], "local"));
        }

        if (context.User.Identity?.IsAuthenticated is true || IsProbe(context))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await context.Response.WriteAsync("CxHub answers only this machine while no sign-in is configured (see docs/deploy-azure.md).", context.RequestAborted);
    }

    /// <summary>A loopback caller that also asked for a loopback name, so that a web page elsewhere cannot reach in through DNS.</summary>
    private static bool IsLocal(HttpContext context) =>
        CustomHandlerPort.FromEnvironment() is null
        && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress))
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>The Functions host's own calls: its liveness probe and its triggers, which guard themselves.</summary>
    private static bool IsProbe(HttpContext context) =>
        CustomHandlerPort.FromEnvironment() is not null && (context.Request.Path == "/" || (HttpMethods.IsPost(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api")));
}
