using System.Security.Claims;
using CxHub.Console;
using CxHub.Console.Actions;
using CxHub.Storage;
using CxHub.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxHub.Tests.Console.Host;

/// <summary>The console on a free loopback port, over a store in memory. The clock stands still.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConsoleHost(WebApplication app, HubStore store, InventedActions actions, string pathBase)
    {
        (_app, Store, Actions) = (app, store, actions);
        Address = new Uri(app.Urls.First() + pathBase + "/");
    }

    /// <summary>Address of the overview, with a slash at the end.</summary>
    public Uri Address { get; }

    public HubStore Store { get; }

    public InventedActions Actions { get; }

    public static async Task<ConsoleHost> StartAsync(bool filled = true, string pathBase = "", string? user = null, string? role = null, string url = "http://127.0.0.1:0", ConsoleOptions? options = null, CancellationToken cancellationToken = default)
    {
        ManualClock clock = new(Invented.Now);
        var store = await HubStore.OpenAsync("sqlite::memory:", clock, cancellationToken);
        if (filled)
        {
            await Invented.FillAsync(store, cancellationToken);
        }

        InventedActions actions = new(filled);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton<IConsoleActions>(actions);
        builder.Services.AddConsole(options ?? Options);
        var app = builder.Build();
        if (pathBase.Length > 0)
        {
            app.UsePathBase(pathBase);
        }

        if (user is not null)
        {
            app.Use((context, next) =>
            {
                context.User = new(new ClaimsIdentity([new(ClaimTypes.Name, user), .. role is null ? Array.Empty<Claim>() : [new(ClaimTypes.Role, role)]], "test"));
                return next(context);
            });
        }

        app.UseRouting();
        app.MapConsole();
        await app.StartAsync(cancellationToken);
        return new(app, store, actions, pathBase);
    }

    public static ConsoleOptions Options { get; } = new()
    {
        HubName = "CxHub",
        Version = "0.1.0",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
        Kpis = InventedFigures.Plan,
        Maps = InventedMaps.Fields,
        Targets = InventedMaps.Targets,
        Problems = () => InventedMaps.Problems,
        Settings = [new("Keys", "SALESFORCE_CLIENT_SECRET", null, true), new("Keys", "DYNAMICS_CLIENT_SECRET", null, false), new("Configuration", "hub.yaml", "config/hub.yaml")],
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }
}
