using System.Text.Json;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;

namespace CxHub.Sandbox.Control;

/// <summary>
/// The Sandbox's own port: health, reset, truth, faults, clock, request log, and each server's levers under
/// <c>/servers/{name}</c>. Nothing here exists in the real systems.
/// </summary>
internal static class ControlPort
{
    public const string Name = "control";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Map(WebApplication app, SandboxHost host)
    {
        app.MapGet("/healthz", () => Results.Json(new { status = "ok", systems = host.Servers.ToDictionary(s => s.Name, s => host.Address(s.Name)) }, Indented));
        app.MapPost("/reset", () =>
        {
            host.Reset();
            return Results.NoContent();
        });
        app.MapGet("/truth", () => host.Truth is null ? Results.NotFound() : Results.Json(host.Truth, Indented));
        MapFaults(app.MapGroup("/faults"), host.Faults);
        MapClock(app.MapGroup("/clock"), host.Clock);
        MapRequests(app.MapGroup("/requests"), host);

        foreach (var server in host.Servers)
        {
            var group = app.MapGroup($"/servers/{server.Name}");
            group.MapPost("/expire-tokens", () =>
            {
                server.ExpireTokens();
                return Results.NoContent();
            });
            server.MapControl(group);
        }
    }

    private static void MapFaults(RouteGroupBuilder faults, FaultBook book)
    {
        faults.MapGet("", () => Results.Json(book.Rules.Select(rule => new { rule, struck = book.Strikes.GetValueOrDefault(rule.Id) }), Indented));
        faults.MapPost("", (FaultRule rule) => Results.Json(new { id = book.Add(rule) }, statusCode: 201));
        faults.MapDelete("", () =>
        {
            book.Clear();
            return Results.NoContent();
        });
        faults.MapDelete("/{id:int}", (int id) => book.Remove(id) ? Results.NoContent() : Results.NotFound());
    }

    private static void MapClock(RouteGroupBuilder clock, SandboxClock time)
    {
        clock.MapGet("", () => Results.Json(new { now = time.GetUtcNow(), frozen = time.IsFrozen }));
        clock.MapPost("", (ClockOrder order) =>
        {
            order.Apply(time);
            return Results.Json(new { now = time.GetUtcNow(), frozen = time.IsFrozen });
        });
    }

    private static void MapRequests(RouteGroupBuilder requests, SandboxHost host)
    {
        requests.MapGet("", (string? server, int? newest) => Results.Json(
            host.Servers.Where(one => server is null || one.Name == server).ToDictionary(one => one.Name, one => new
            {
                total = one.Requests.Total,
                byOperation = one.Requests.CountsByOperation(),
                byStatus = one.Requests.CountsByStatus(),
                newest = one.Requests.Newest(newest ?? 0),
            }),
            Indented));
        requests.MapDelete("", () =>
        {
            foreach (var server in host.Servers)
            {
                server.Requests.Clear();
            }

            return Results.NoContent();
        });
    }
}
