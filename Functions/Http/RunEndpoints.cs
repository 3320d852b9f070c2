using CxHub.Functions.Hosting;
using CxHub.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary><c>POST /api/runs</c> starts a pass of the loop; <c>GET /api/runs/{id}</c> says how a run ended.</summary>
public static class RunEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/runs", PostAsync).WithName("StartRun").WithSummary("One full pass of the loop");
        api.MapGet("/runs/{id}", GetAsync).WithName("GetRun").WithSummary("A pass of the loop or a push run");
    }

    /// <summary>The pass belongs to the request: when the caller leaves, what was landed stays and the next pass goes on.</summary>
    private static async Task<Ok<LoopSummary>> PostAsync(LoopRunner runner, CancellationToken cancellationToken) =>
        TypedResults.Ok(await runner.RunAsync("api", cancellationToken));

    private static async Task<Results<Ok<LoopRun>, Ok<PushRun>, NotFound>> GetAsync(string id, HubStore store, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(session => session.Runs.FindAsync(id, cancellationToken), cancellationToken) is { } run)
        {
            return TypedResults.Ok(run);
        }

        return await store.ReadAsync(session => session.Pushes.FindAsync(id, cancellationToken), cancellationToken) is { } push ? TypedResults.Ok(push) : TypedResults.NotFound();
    }
}
