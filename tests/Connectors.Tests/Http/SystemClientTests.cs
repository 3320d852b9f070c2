using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Http;

public sealed class SystemClientTests : IDisposable
{
    private readonly ImpatientClock _clock = new();
    private readonly CallMeter _meter = new();
    private readonly StubHttp _http = new();

    [Fact]
    public async Task Send_ThrottledWithRetryAfter_WaitsAsToldAndGoesOn()
    {
        _http.On("GET", "/a", StubHttp.Json("{}", 429, ("Retry-After", "7")), StubHttp.Json("""{"ok":true}"""));

        using var answer = await Client().SendAsync(SystemCall.Get("/a", "query"), default);

        Assert.Equal(200, answer.Status);
        Assert.Contains(_clock.Delays, delay => delay >= TimeSpan.FromSeconds(7) && delay < TimeSpan.FromSeconds(8));
        Assert.Equal(2, _meter.ByKind["query"]);
    }

    [Fact]
    public async Task Send_PassingFaults_DoubleTheDelayUpToTheLimit()
    {
        _http.On("GET", "/a", StubHttp.Json("{}", 503), StubHttp.Json("{}", 502), StubHttp.Json("{}", 500), StubHttp.Json("{}", 504), StubHttp.Json("{}"));

        using var answer = await Client().SendAsync(SystemCall.Get("/a", "query"), default);

        Assert.Equal(4, _clock.Delays.Count);
        for (var i = 0; i < 4; i++)
        {
            Assert.InRange(_clock.Delays[i].TotalSeconds, 0.5 * Math.Pow(2, i), Math.Pow(2, i));
        }
    }

    [Fact]
    public async Task Send_WriteThatMayHaveHappened_IsNotRepeated()
    {
        _http.On("POST", "/a", StubHttp.Json("{}", 503));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Client().SendAsync(new SystemCall(HttpMethod.Post, "/a", "create") { Repeatable = false }, default));

        Assert.Equal(FailureKind.Transient, failure.Kind);
        Assert.Single(_http.Requests);
    }

    [Fact]
    public async Task Send_WriteThatNeverLeft_IsRepeated()
    {
        _http.On("POST", "/a", _ => throw new HttpRequestException(HttpRequestError.ConnectionError), StubHttp.Json("{}"));

        using var answer = await Client().SendAsync(new SystemCall(HttpMethod.Post, "/a", "create") { Repeatable = false }, default);

        Assert.Equal(2, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_MalformedJson_CountsAsPassingFault()
    {
        _http.On("GET", "/a", StubHttp.Json("""{"value":[{"""), StubHttp.Json("""{"value":[]}"""));

        using var answer = await Client().SendAsync(SystemCall.Get("/a", "query"), default);

        Assert.Equal(2, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_MalformedForEver_SaysWhatToLookFor()
    {
        _http.On("GET", "/a", StubHttp.Text("<html>sign in</html>", "text/html"));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Client().SendAsync(SystemCall.Get("/a", "query"), default));

        Assert.Equal("malformed", failure.Code);
        Assert.Contains("proxy or a sign-in page", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_RefusedTokenSeenByManyAtOnce_LogsInOnceMore()
    {
        var grant = new CountingGrant();
        using var tokens = new TokenAuthorizer(grant, _clock);
        _http.On("GET", "/a", request => request.Headers["Authorization"] is "Bearer t1" ? StubHttp.Answer("{}", "application/json", 401) : StubHttp.Answer("{}", "application/json", 200));
        var client = Client(tokens);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.SendAsync(SystemCall.Get("/a", "query"), default)));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(2, grant.Count);
    }

    [Fact]
    public async Task Send_TokenRefusedTwice_GivesUpAfterOneRenewal()
    {
        var grant = new CountingGrant();
        using var tokens = new TokenAuthorizer(grant, _clock);
        _http.On("GET", "/a", StubHttp.Json("{}", 401));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Client(tokens).SendAsync(SystemCall.Get("/a", "query"), default));

        Assert.Equal(FailureKind.Unauthorized, failure.Kind);
        Assert.Equal(2, grant.Count);
        Assert.Equal(2, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_TenThousandCalls_LogInOnce()
    {
        var grant = new CountingGrant();
        using var tokens = new TokenAuthorizer(grant, _clock);
        _http.On("GET", "/a", StubHttp.Json("{}"));
        var client = Client(tokens);

        for (var i = 0; i < 10_000; i++)
        {
            using var answer = await client.SendAsync(SystemCall.Get("/a", "query"), default);
        }

        Assert.Equal(1, grant.Count);
    }

    [Fact]
    public async Task Send_RetryAfterBeyondPatience_EndsTheStepWithThePause()
    {
        _http.On("GET", "/a", StubHttp.Json("{}", 429, ("Retry-After", "3600")));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Client().SendAsync(SystemCall.Get("/a", "query"), default));

        Assert.Equal(TimeSpan.FromHours(1), failure.RetryAfter);
        Assert.Single(_http.Requests);
    }

    [Fact]
    public async Task Send_DeadSystem_IsLeftAloneForAWhile()
    {
        _http.On("GET", "/a", StubHttp.Json("{}", 503));
        var client = Client(policy: new CallPolicy { Attempts = 5 });
        for (var i = 0; i < 6; i++)
        {
            await Assert.ThrowsAsync<ConnectorException>(() => client.SendAsync(SystemCall.Get("/a", "query"), default));
        }

        var before = _http.Requests.Count;
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => client.SendAsync(SystemCall.Get("/a", "query") with { Repeatable = false }, default));

        Assert.Equal("paused", failure.Code);
        Assert.Equal(before, _http.Requests.Count);
    }

    [Fact]
    public async Task Send_ErrorTextWithPersonalData_IsMaskedInTheException()
    {
        _http.On("GET", "/a", StubHttp.Json("""{"error":{"message":"duplicate 'Nguyễn Văn An' ann.lee@example.com +84 901 234 567"}}""", 400));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Client().SendAsync(SystemCall.Get("/a?email=ann.lee@example.com", "query"), default));

        Assert.DoesNotContain("ann.lee", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("234 567", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ErrorTextNamingAField_KeepsTheName()
    {
        _http.On("GET", "/a", StubHttp.Json("""{"error":{"message":"It doesn't fit 'contacts' ... An undeclared property 'cxh_gone' holds 'O'Neil Ann' here"}}""", 400));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Client().SendAsync(SystemCall.Get("/a", "query"), default));

        Assert.Contains("'cxh_gone'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Neil", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private SystemClient Client(IAuthorizer? authorizer = null, CallPolicy? policy = null)
    {
        var dialect = new SystemDialect("stub", new ErrorTable([]), answer => new SystemError(null, answer.Root.ValueKind is System.Text.Json.JsonValueKind.Object && answer.Root.TryGetProperty("error", out var error) ? TokenCall.Text(error, "message") : null));
        return new SystemClient(dialect, _http.Client(), authorizer ?? StaticAuthorizer.None, _meter, policy ?? CallPolicy.Default, _clock, NullLogger.Instance);
    }

    private sealed class CountingGrant : ITokenGrant
    {
        private int _count;

        public int Count => _count;

        public async Task<AccessToken> RequestAsync(CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref _count);
            await Task.Yield();
            return new AccessToken($"t{number}");
        }
    }
}
