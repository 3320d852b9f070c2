using System.Net.Http.Json;
using CxHub.Functions.Commands;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce;
using CxHub.Storage;
using CxHub.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CxHub.Tests.Functions.Loop;

/// <summary>A composed hub with the shipped configuration, in this process, on a sandbox of its own.</summary>
internal sealed class LoopBench : IAsyncDisposable
{
    private readonly HttpClient _control;

    private LoopBench(SandboxHost sandbox)
    {
        Sandbox = sandbox;
        _control = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = sandbox.ControlAddress };
    }

    public SandboxHost Sandbox { get; }

    public HubFolder Folder { get; } = new();

    public HubApplication Hub { get; private set; } = null!;

    /// <summary>What the hub logged as a warning or worse, over all its starts.</summary>
    public LogLines Log { get; } = new();

    public HubStore Store => Hub.Services.GetRequiredService<HubStore>();

    public SalesforceServer Salesforce => Sandbox.Server<SalesforceServer>();

    public DataverseServer Dynamics => Sandbox.Server<DataverseServer>();

    public static async Task<LoopBench> StartAsync(int customers = 60)
    {
        var bench = new LoopBench(await SandboxHost.StartAsync(new SandboxOptions { PortBase = 0, Seed = 11, Customers = customers, DataverseServiceProtection = false }));
        await bench.BuildAsync();
        return bench;
    }

    /// <summary>As after a stop of the process: only the store and the files are left.</summary>
    public async Task RestartAsync()
    {
        await Hub.DisposeAsync();
        await BuildAsync();
    }

    public Task<LoopSummary> RunAsync() => Hub.Services.GetRequiredService<LoopRunner>().RunAsync("test", TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<PausedField>> PausedAsync() => Store.ReadAsync(session => session.PausedFields.AllAsync());

    /// <summary>Takes a field away from the hub's user; the answer gives it back.</summary>
    public Action Hide(string server, string entity, string field)
    {
        var rule = Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = server, Entity = entity, Row = field });
        return () => Sandbox.Faults.Remove(rule);
    }

    public async Task ControlAsync(string server, string action, object body)
    {
        using var response = await _control.PostAsJsonAsync($"/servers/{server}/{action}", body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _control.Dispose();
        await Sandbox.DisposeAsync();
        Folder.Dispose();
    }

    private async Task BuildAsync()
    {
        var options = new HubOptions { ConfigPath = Folder.Config, Environment = DemoVariables.For(Sandbox), Store = Folder.Store };
        Hub = await HubApplication.BuildAsync(options, TestContext.Current.CancellationToken);
        Hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }
}
