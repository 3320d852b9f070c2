using System.Net.Http.Json;
using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Support;

/// <summary>A Dataverse look-alike and a connector on it. Delays of the connector move the look-alike's clock, so that its windows pass.</summary>
internal sealed class DynamicsBench : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClient _control;
    private readonly List<IDisposable> _owned = [];

    private DynamicsBench(SandboxHost host)
    {
        Host = host;
        Clock = new ImpatientClock(SandboxWorlds.Start, host.Clock.Advance);
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        _control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.ControlAddress };
        Connection = Connect(options => options);
        Source = new DynamicsSource(Connection);
        Sink = new DynamicsSink(Connection);
    }

    public SandboxHost Host { get; }

    public ImpatientClock Clock { get; }

    public DynamicsConnection Connection { get; }

    public DynamicsSource Source { get; }

    public DynamicsSink Sink { get; }

    public DataverseServer Server => Host.Server<DataverseServer>();

    public static async Task<DynamicsBench> StartAsync(int contacts, bool serviceProtection = false) =>
        new(await SandboxWorlds.StartAsync(_ => SandboxWorlds.Dataverse(contacts), serviceProtection));

    public DynamicsConnection Connect(Func<DynamicsOptions, DynamicsOptions> change)
    {
        var url = Host.Address(SandboxSystem.Dataverse);
        var options = change(new DynamicsOptions
        {
            Url = url,
            TokenUrl = new Uri(url, "/sandbox/oauth2/v2.0/token"),
            ClientId = "sandbox",
            ClientSecret = "sandbox",
            PageSize = 100,
            WriteConcurrency = 1,
            Policy = new CallPolicy { Attempts = 4 },
        });
        var connection = new DynamicsConnection(options, _http, Clock, NullLogger.Instance);
        _owned.Add(connection);
        return connection;
    }

    public async Task ControlAsync(string action, object body)
    {
        using var response = await _control.PostAsJsonAsync($"/servers/dataverse/{action}", body);
        Xunit.Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public static string Id(int contact) => SandboxWorlds.Guid("c0", contact).ToString();

    public static PushRow Row(int contact, string field, object? value) => new(Id(contact), null, new Dictionary<string, object?> { [field] = value });

    public IReadOnlyDictionary<string, object?> Contact(int number) => Server.Find("contact", SandboxWorlds.Guid("c0", number))!;

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(one => one.Dispose());
        _http.Dispose();
        _control.Dispose();
        await Host.DisposeAsync();
    }
}
