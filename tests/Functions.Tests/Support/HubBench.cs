using System.Net.Http.Json;
using System.Text.Json;
using CxHub.Functions.Commands;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Sandbox.Hosting;
using CxHub.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CxHub.Tests.Functions.Support;

/// <summary>The composed hub in this process, stand-alone, on a sandbox of its own: a copy of the shipped configuration, a store in a folder, HTTP on a free port. Steps run when a test says so.</summary>
internal sealed class HubBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cxhub-bench-").FullName;
    private readonly HttpClient _control;
    private HubApplication? _hub;
    private HttpClient? _http;

    private HubBench(SandboxHost sandbox)
    {
        Sandbox = sandbox;
        _control = Client(sandbox.ControlAddress);
        var shipped = Path.Combine(AppContext.BaseDirectory, "config");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, "config", Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public SandboxHost Sandbox { get; }

    /// <summary>Environment variables besides those of the sandbox.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public HttpClient Http => _http!;

    public HubStore Store => Get<HubStore>();

    public static async Task<HubBench> StartAsync(int customers = 40, Action<HubBench>? prepare = null)
    {
        var bench = new HubBench(await SandboxHost.StartAsync(new SandboxOptions { PortBase = 0, Seed = 5, Customers = customers }, TestContext.Current.CancellationToken));
        prepare?.Invoke(bench);
        await bench.BuildAsync();
        return bench;
    }

    public T Get<T>()
        where T : notnull => _hub!.Services.GetRequiredService<T>();

    public void Edit(string file, string old, string changed)
    {
        var path = Path.Combine(_folder, "config", file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, changed, StringComparison.Ordinal));
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, "config", file), text);

    /// <summary>The process ends and a new one starts on the same store and configuration.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await BuildAsync();
    }

    /// <summary>A pass of the loop, as the console's button starts it.</summary>
    public Task<LoopSummary> RunAsync() => Get<LoopRunner>().RunAsync("test", TestContext.Current.CancellationToken);

    /// <summary>Delivers what waits in the queue now.</summary>
    public Task<int> DeliverAsync() => Get<QueuePump>().DrainAsync(TestContext.Current.CancellationToken);

    public Task<T> ReadAsync<T>(Func<HubSession, Task<T>> read) => Store.ReadAsync(read, TestContext.Current.CancellationToken);

    /// <summary>Pulls a lever that only the sandbox has.</summary>
    public async Task ControlAsync(string path, object body)
    {
        using var answer = await _control.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _control.Dispose();
        await Sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task BuildAsync()
    {
        var sandbox = DemoVariables.For(Sandbox);
        _hub = await HubApplication.BuildAsync(
            new HubOptions
            {
                ConfigPath = Path.Combine(_folder, "config"),
                Environment = name => Variables.GetValueOrDefault(name) ?? sandbox(name),
                Store = "sqlite:" + Path.Combine(_folder, "hub.db"),
                Url = new Uri("http://127.0.0.1:0"),
            },
            TestContext.Current.CancellationToken);
        await _hub.Web.StartAsync(TestContext.Current.CancellationToken);
        _http = Client(new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    private async Task CloseAsync()
    {
        _http?.Dispose();
        if (_hub is not null)
        {
            await _hub.Web.StopAsync(CancellationToken.None);
            await _hub.DisposeAsync();
        }
    }

    private static HttpClient Client(Uri address) => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
}
