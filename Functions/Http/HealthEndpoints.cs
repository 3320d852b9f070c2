using CxHub.Storage;

namespace CxHub.Functions.Http;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: the store answers too.</summary>
public static class HealthEndpoints
{
    public static readonly string Version = typeof(HealthEndpoints).Assembly.GetName().Version!.ToString(3);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { string.Empty, "/api" })
        {
            routes.MapGet($"{prefix}/healthz", () => TypedResults.Ok(new { status = "ok", version = Version })).ExcludeFromDescription();
            routes.MapGet($"{prefix}/readyz", ReadyAsync).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> ReadyAsync(HubStore store, CancellationToken cancellationToken)
    {
        var pending = await store.ReadAsync(session => session.Pending.CountsAsync(cancellationToken), cancellationToken);
        return TypedResults.Ok(new { status = "ready", version = Version, store = store.Engine, pending });
    }
}
