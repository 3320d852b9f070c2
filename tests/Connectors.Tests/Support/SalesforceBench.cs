using System.Net.Http.Json;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Support;

/// <summary>A Salesforce look-alike and a connector on it.</summary>
internal sealed class SalesforceBench : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly HttpClient _control;
    private readonly List<IDisposable> _owned = [];

    private SalesforceBench(SandboxHost host)
    {
        Host = host;
        Clock = new ImpatientClock(SandboxWorlds.Start);
        _http = new HttpClient(new SocketsHttpHandler());
        _control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.ControlAddress };
        Connection = Connect(options => options);
        Source = new SalesforceSource(Connection);
        Sink = new SalesforceSink(Connection);
    }

    public SandboxHost Host { get; }

    public ImpatientClock Clock { get; }

    public SalesforceConnection Connection { get; }

    public SalesforceSource Source { get; }

    public SalesforceSink Sink { get; }

    public SalesforceServer Server => Host.Server<SalesforceServer>();

    public static async Task<SalesforceBench> StartAsync(int contacts, bool sameStamp = false) =>
        new(await SandboxWorlds.StartAsync(_ => SandboxWorlds.Salesforce(contacts, sameStamp)));

    /// <summary>Another connector on the same org, as after a restart of the hub.</summary>
    public SalesforceConnection Connect(Func<SalesforceOptions, SalesforceOptions> change)
    {
        var options = change(new SalesforceOptions
        {
            InstanceUrl = Host.Address(SandboxSystem.Salesforce),
            ClientId = "sandbox",
            ClientSecret = "sandbox",
            PageSize = 200,
            BulkQueryFrom = 0,
            Policy = new CallPolicy { Attempts = 4 },
        });
        var connection = new SalesforceConnection(options, _http, Clock, NullLogger.Instance);
        _owned.Add(connection);
        return connection;
    }

    public async Task ControlAsync(string action, object body)
    {
        using var response = await _control.PostAsJsonAsync($"/servers/salesforce/{action}", body);
        Xunit.Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public static async Task<List<SourcePage>> PullAsync(ISource source, PullRequest request)
    {
        List<SourcePage> pages = [];
        await foreach (var page in source.PullAsync(request, default))
        {
            pages.Add(page);
        }

        return pages;
    }

    public static async Task<List<RowResult>> WriteAsync(ISink sink, params PushRow[] rows) => await WriteAsync(sink, "Contact", rows);

    public static async Task<List<RowResult>> WriteAsync(ISink sink, string entity, PushRow[] rows)
    {
        List<RowResult> results = [];
        await foreach (var result in sink.WriteAsync(new PushBatch("run-1", entity, rows), default))
        {
            results.Add(result);
        }

        return results;
    }

    public static PushRow Row(int contact, string field, object? value) => new(SandboxWorlds.Id("003", contact), null, new Dictionary<string, object?> { [field] = value });

    public static string? Field(SourceRecord record, string name)
    {
        using var json = JsonDocument.Parse(record.Body);
        return json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }

    public async ValueTask DisposeAsync()
    {
        _owned.ForEach(one => one.Dispose());
        _http.Dispose();
        _control.Dispose();
        await Host.DisposeAsync();
    }
}
