using CxHub.Sandbox.Hosting;
using Xunit;

namespace CxHub.Tests.Sandbox;

/// <summary>An empty Sandbox on free ports for the tests of one class, with a client that is logged in to both CRMs.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public SandboxHost Host { get; private set; } = null!;

    public SandboxClient Control => new(_http, Host.ControlAddress, null);

    public async ValueTask InitializeAsync() => Host = await SandboxHost.StartAsync(new() { PortBase = 0, World = (_, _) => SandboxWorld.Empty });

    public Task<SandboxClient> SalesforceAsync() => SandboxClient.SalesforceAsync(_http, Host);

    public Task<SandboxClient> DataverseAsync() => SandboxClient.DataverseAsync(_http, Host);

    /// <summary>A client that sends no token.</summary>
    public SandboxClient Anonymous(string system) => new(_http, Host.Address(system), null);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _http.Dispose();
    }
}
