using CxHub.Sandbox.Control;
using CxHub.Sandbox.Faults;

namespace CxHub.Sandbox.Hosting;

/// <summary>
/// All look-alike servers and the control port, in this process, on 127.0.0.1. Start it, read the addresses, dispose it.
/// A port that is taken fails the start with the system's name and the port.
/// </summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private readonly List<WebApplication> _apps = [];
    private readonly Dictionary<string, Uri> _addresses = new(StringComparer.Ordinal);

    private SandboxHost(SandboxOptions options)
    {
        Options = options;
        Faults = new(options.Seed);

        if (options.StartAt is { } startAt)
        {
            Clock.Set(startAt);
        }

        Servers = SandboxCatalog.Servers(new(options, Clock, Faults));
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; } = new();

    public FaultBook Faults { get; }

    public IReadOnlyList<LookAlikeServer> Servers { get; }

    /// <summary>The truth about the present population, as the population wrote it down; null when there is none.</summary>
    public object? Truth { get; private set; }

    public Uri ControlAddress => Address(ControlPort.Name);

    public static async Task<SandboxHost> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var host = new SandboxHost(options);

        try
        {
            host.Populate();

            foreach (var server in host.Servers)
            {
                await host.ListenAsync(server.Name, server.PortOffset, app => host.MapServer(app, server), cancellationToken);
            }

            // Last, because an answer of /healthz means that all servers are up.
            await host.ListenAsync(ControlPort.Name, 0, app => ControlPort.Map(app, host), cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Base address of a system (a name of SandboxSystem), without a trailing path.</summary>
    public Uri Address(string system) =>
        _addresses.TryGetValue(system, out var address)
            ? address
            : throw new ArgumentException($"'{system}' is no system of this Sandbox; it has {string.Join(", ", _addresses.Keys)}.", nameof(system));

    public T Server<T>() where T : LookAlikeServer => Servers.OfType<T>().Single();

    /// <summary>Brings every server back to its first state and withdraws all faults; the clock keeps its time.</summary>
    public void Reset()
    {
        Faults.Clear();

        foreach (var server in Servers)
        {
            server.Reset();
            server.Requests.Clear();
        }

        Populate();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
        {
            using var now = new CancellationTokenSource(TimeSpan.Zero);

            // Clients with kept-alive connections would otherwise hold the stop for the whole shutdown time.
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }

        _apps.Clear();
    }

    private void Populate()
    {
        var world = Options.World(Options, Clock.GetUtcNow());
        var rows = world.Rows.ToLookup(row => row.System, StringComparer.Ordinal);
        Truth = world.Truth;

        foreach (var server in Servers)
        {
            server.Seed(rows[server.Name]);
        }
    }

    private void MapServer(WebApplication app, LookAlikeServer server)
    {
        var gate = new RequestGate(server, new(Options, Clock, Faults));
        app.Use((HttpContext context, RequestDelegate next) => gate.InvokeAsync(context, next));
        server.Map(app);
    }

    private async Task ListenAsync(string name, int offset, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        var port = Options.PortBase is 0 ? 0 : Options.PortBase + offset;
        var app = LoopbackApp.Build(port);
        _apps.Add(app);
        map(app);

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new IOException($"The Sandbox cannot open port {port} for {name}: {e.Message} Free it or choose another --port-base.", e);
        }

        _addresses[name] = new(app.Urls.Single());
    }
}
