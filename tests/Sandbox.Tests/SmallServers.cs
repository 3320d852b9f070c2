using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox;

/// <summary>A Sandbox with a few rows and a frozen clock, and a client for one of its servers.</summary>
public sealed class SmallServers : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private SmallServers(SandboxHost host, HttpClient client)
    {
        Host = host;
        Client = client;
    }

    public SandboxHost Host { get; }

    public HttpClient Client { get; }

    public static async Task<SmallServers> StartAsync(string system, params SeedRow[] rows)
    {
        var host = await SandboxHost.StartAsync(new() { PortBase = 0, StartAt = Now, World = (_, _) => new(rows, null) });
        host.Clock.Freeze(Now);
        return new(host, new(new SocketsHttpHandler()) { BaseAddress = host.Address(system) });
    }

    public static SeedRow Row(string system, string entity, string id, DateTimeOffset at, params (string Name, object? Value)[] fields) =>
        new(system, entity, id, at, fields.ToDictionary(field => field.Name, field => field.Value));

    public async Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length is 0 ? default : JsonDocument.Parse(text).RootElement, answer);
    }

    public Task<(int Status, JsonElement Body, HttpResponseMessage Answer)> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
