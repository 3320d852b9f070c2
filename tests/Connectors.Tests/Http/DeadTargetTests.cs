using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Http;

/// <summary>Each CRM has a breaker and a gate of its own.</summary>
public sealed class DeadTargetTests
{
    [Fact]
    public async Task Check_WhileTheOtherCrmIsDead_AnswersAtOnceAndTheDeadOneIsLeftAlone()
    {
        using var dead = new StubHttp();
        dead.On("POST", "/services/oauth2/token", StubHttp.Json("""{"access_token":"t","instance_url":"https://stub.example"}""")).On("GET", "/", StubHttp.Json("[]", 503));
        using var alive = new StubHttp();
        alive.On("POST", "/token", StubHttp.Json("""{"access_token":"t","expires_in":3599}""")).On("GET", "/", StubHttp.Json("{}"));
        // Pauses between attempts must not carry the calls out of the minute over which the breaker looks.
        var policy = new CallPolicy { FirstDelay = TimeSpan.FromMilliseconds(10) };
        var (deadClock, aliveClock) = (new ImpatientClock(), new ImpatientClock());
        using var salesforce = new SalesforceConnection(new SalesforceOptions { InstanceUrl = new Uri("https://stub.example"), ClientId = "a", ClientSecret = "b", Policy = policy }, dead.Client(), deadClock, NullLogger.Instance);
        using var dynamics = new DynamicsConnection(
            new DynamicsOptions { Url = new Uri("https://stub.example"), TokenUrl = new Uri("https://stub.example/token"), ClientId = "a", ClientSecret = "b" }, alive.Client(), aliveClock, NullLogger.Instance);

        ConnectorException failure;
        do
        {
            failure = await Assert.ThrowsAsync<ConnectorException>(() => new SalesforceSource(salesforce).CheckAsync(TestContext.Current.CancellationToken));
        }
        while (failure.Code is not "paused" && dead.Requests.Count < 200);

        var before = dead.Requests.Count;
        await Assert.ThrowsAsync<ConnectorException>(() => new SalesforceSource(salesforce).CheckAsync(TestContext.Current.CancellationToken));
        await new DynamicsSource(dynamics).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal("paused", failure.Code);
        Assert.Equal(before, dead.Requests.Count);
        Assert.Empty(aliveClock.Delays);
    }
}
