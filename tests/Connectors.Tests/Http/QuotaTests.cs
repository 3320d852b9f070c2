using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Http;

public sealed class QuotaTests : IDisposable
{
    private readonly StubHttp _http = new();
    private readonly ImpatientClock _clock = new();
    private readonly CallMeter _meter = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Send_ShareOfTheDayUsed_StopsOrdinaryWorkAndLetsAlertsPass()
    {
        var client = Client();
        await SendAsync(client, CallLane.Normal);
        _meter.Quota = new Quota(100, 85);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Normal));
        await SendAsync(client, CallLane.Urgent);

        Assert.Equal(FailureKind.QuotaExhausted, failure.Kind);
        Assert.Contains("85 of 100 calls", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_AfterAPause_LetsOneCallLookWhetherTheDayBeganAnew()
    {
        var client = Client();
        await SendAsync(client, CallLane.Normal);
        _meter.Quota = new Quota(100, 85);
        _clock.Advance(TimeSpan.FromMinutes(16));

        await SendAsync(client, CallLane.Normal);
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Normal));
        _meter.Quota = new Quota(100, 10);
        await SendAsync(client, CallLane.Normal);

        Assert.Equal(3, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_SystemSaysNothingIsLeft_PausesLongerEachTime()
    {
        using var refusing = new StubHttp();
        refusing.On("GET", "/a", StubHttp.Json("""[{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}]""", 403));
        var client = new SystemClient(Dialect, refusing.Client(), StaticAuthorizer.None, _meter, CallPolicy.Default, _clock, NullLogger.Instance);

        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Urgent));
        _clock.Advance(TimeSpan.FromMinutes(14));
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Urgent));
        Assert.Single(refusing.Requests);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Urgent));
        _clock.Advance(TimeSpan.FromMinutes(20));
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Urgent));

        Assert.Equal(2, refusing.Requests.Count);
    }

    [Fact]
    public async Task Send_BudgetOfASystemThatTellsNone_StopsOrdinaryWorkAtItsShareAndAlertsAtItsEnd()
    {
        var client = Client(dailyCalls: 10);
        for (var call = 0; call < 8; call++)
        {
            await SendAsync(client, CallLane.Normal);
        }

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Normal));
        await SendAsync(client, CallLane.Urgent);
        await SendAsync(client, CallLane.Urgent);
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Urgent));

        Assert.Equal(FailureKind.QuotaExhausted, failure.Kind);
        Assert.Contains("8 of 10 calls", failure.Message, StringComparison.Ordinal);
        Assert.Equal(10, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_BudgetUsedUp_WaitsForMidnightAndBeginsAnew()
    {
        var client = Client(dailyCalls: 10);
        _meter.Turn(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
        _meter.Settled(DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime), 10);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Normal));
        _clock.Advance(failure.RetryAfter!.Value - TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(client, CallLane.Normal));
        _clock.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(client, CallLane.Normal);

        Assert.Equal(TimeSpan.Zero, (_clock.GetUtcNow() - TimeSpan.FromSeconds(1)).TimeOfDay);
        Assert.Equal(new Quota(10, 1), _meter.Quota);
    }

    private static SystemDialect Dialect { get; } = new("stub", CxHub.Connectors.Salesforce.SalesforceErrors.Table, CxHub.Connectors.Salesforce.SalesforceErrors.Read);

    private SystemClient Client(long? dailyCalls = null)
    {
        _http.On("GET", "/a", StubHttp.Json("{}"));
        return new SystemClient(Dialect, _http.Client(), StaticAuthorizer.None, _meter, CallPolicy.Default with { QuotaShare = 0.8, DailyCalls = dailyCalls }, _clock, NullLogger.Instance);
    }

    private static async Task SendAsync(SystemClient client, CallLane lane)
    {
        using var answer = await client.SendAsync(SystemCall.Get("/a", "query") with { Lane = lane }, default);
    }
}
