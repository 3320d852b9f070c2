using System.Net;
using System.Net.Sockets;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce;
using Xunit;

namespace CxHub.Tests.Sandbox.Hosting;

public sealed class SandboxHostTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Healthz_AllServersUp_NamesEachWithItsAddress()
    {
        var answer = await sandbox.Control.GetAsync("healthz");

        var systems = answer.Json.GetProperty("systems").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());
        Assert.Equal(sandbox.Host.Servers.Select(server => server.Name).Order(), systems.Keys.Order());
        Assert.Equal(systems.Count, systems.Values.Distinct().Count());
    }

    [Fact]
    public void Servers_PortOffsets_AreOneToSixInTheDocumentedOrder()
    {
        string[] order =
        [
            SandboxSystem.Salesforce, SandboxSystem.Dataverse, SandboxSystem.BusinessCentral, SandboxSystem.Matomo, SandboxSystem.BambooHr, SandboxSystem.Surveys,
        ];

        Assert.Equal(order, sandbox.Host.Servers.OrderBy(server => server.PortOffset).Select(server => server.Name));
        Assert.Equal(Enumerable.Range(1, order.Length), sandbox.Host.Servers.Select(server => server.PortOffset).Order());
    }

    [Fact]
    public async Task Start_PortTaken_FailsNamingSystemAndPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taken = ((IPEndPoint)listener.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<IOException>(() => SandboxHost.StartAsync(new() { PortBase = taken - 1, World = (_, _) => SandboxWorld.Empty }));

        Assert.Contains($"port {taken} for salesforce", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_AfterWrites_HoldsTheSeedAgainAndRefusesOldTokens()
    {
        var seed = new SeedRow(SandboxSystem.Salesforce, "Account", "001000000000001", TimeProvider.System.GetUtcNow(), new Dictionary<string, object?> { ["Name"] = "Seeded" });
        await using var host = await SandboxHost.StartAsync(new() { PortBase = 0, World = (_, _) => new([seed], "truth") });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var client = await SandboxClient.SalesforceAsync(http, host);
        await client.PostAsync(SandboxClient.Data + "sobjects/Account", """{"Name":"Written"}""");

        host.Reset();

        Assert.Equal(["Seeded"], host.Server<SalesforceServer>().All("Account").Select(account => account["Name"]));
        Assert.Equal(401, (await client.GetAsync(SandboxClient.Data + "limits")).Status);
        Assert.Equal("truth", host.Truth);
    }

    [Fact]
    public async Task Seed_UnknownField_SaysWhichObjectAndField()
    {
        var seed = new SeedRow(SandboxSystem.Salesforce, "Account", "001000000000001", TimeProvider.System.GetUtcNow(), new Dictionary<string, object?> { ["Nope__c"] = 1 });

        var error = await Assert.ThrowsAsync<ArgumentException>(() => SandboxHost.StartAsync(new() { PortBase = 0, World = (_, _) => new([seed], null) }));

        Assert.Contains("Account has no field 'Nope__c'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_MovedAndFrozen_ShowsInTheDateHeader()
    {
        await using var host = await SandboxHost.StartAsync(new() { PortBase = 0, World = (_, _) => SandboxWorld.Empty });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var control = new SandboxClient(http, host.ControlAddress, null);

        await control.PostAsync("clock", """{"freeze":true}""");
        await control.PostAsync("clock", """{"set":"2030-01-02T03:04:05Z","advanceSeconds":60}""");
        var answer = await new SandboxClient(http, host.Address(SandboxSystem.Salesforce), null).GetAsync("services/data");

        Assert.Equal("Wed, 02 Jan 2030 03:05:05 GMT", answer.Headers["Date"]);
        await control.PostAsync("clock", """{"freeze":false}""");
        Assert.False(host.Clock.IsFrozen);
    }

    [Fact]
    public async Task RequestLog_NamedOperations_AreCountedWithTheirRows()
    {
        var client = await sandbox.SalesforceAsync();
        await sandbox.Control.DeleteAsync("requests");
        await client.PostAsync(SandboxClient.Data + "composite/sobjects", """{"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"},"Name":"B"}]}""");

        var log = (await sandbox.Control.GetAsync("requests?server=salesforce&newest=5")).Json.GetProperty("salesforce");

        Assert.Equal(1, log.GetProperty("total").GetInt32());
        Assert.Equal(1, log.GetProperty("byOperation").GetProperty("composite/sobjects create Account").GetInt32());
        Assert.Equal(2, log.GetProperty("newest")[0].GetProperty("rows").GetInt32());
    }
}
