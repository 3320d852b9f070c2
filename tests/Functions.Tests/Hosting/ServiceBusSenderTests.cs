using System.Globalization;
using System.Net;
using System.Text.Json;
using Azure.Core;
using CxHub.Domain;
using CxHub.Functions.Hosting.ServiceBus;
using CxHub.Storage;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Functions.Hosting;

/// <summary>The REST form of Service Bus, to the letter: content type without parameters, message id, session, schedule.</summary>
public sealed class ServiceBusSenderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Send_Batch_IsTypedWithoutAnyParameterAndCarriesIdAndSession()
    {
        var bus = new StubBus(HttpStatusCode.Created);

        await SendAsync(bus, Message("m-1", null));

        var request = Assert.Single(bus.Requests);
        Assert.Equal("application/vnd.microsoft.servicebus.json", request.ContentType);
        Assert.Equal("/scores-changed/messages", request.Path);
        Assert.Equal("Bearer token-1", request.Authorization);
        var sent = Assert.Single(JsonDocument.Parse(request.Body).RootElement.EnumerateArray());
        Assert.Equal("m-1", sent.GetProperty("BrokerProperties").GetProperty("MessageId").GetString());
        Assert.Equal("scores-changed", sent.GetProperty("BrokerProperties").GetProperty("SessionId").GetString());
        Assert.False(sent.GetProperty("BrokerProperties").TryGetProperty("ScheduledEnqueueTimeUtc", out _));
    }

    [Fact]
    public async Task Send_ScheduledMessageUnderAGermanCulture_WritesTheTimeInEnglish()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var bus = new StubBus(HttpStatusCode.Created);
            await SendAsync(bus, Message("m-1", Now.AddMinutes(20)));

            Assert.Contains("\"ScheduledEnqueueTimeUtc\":\"Mon, 02 Mar 2026 10:20:00 GMT\"", bus.Requests[0].Body, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Send_AnswerLost_SendsTheSameMessageIdAgain()
    {
        var bus = new StubBus(HttpStatusCode.RequestTimeout, HttpStatusCode.Created);

        await SendAsync(bus, Message("m-1", null));

        Assert.Equal(bus.Requests[0].Body, bus.Requests[1].Body);
    }

    [Fact]
    public async Task Send_TooLarge_IsNotRepeatedAndSaysWhy()
    {
        var bus = new StubBus(HttpStatusCode.Forbidden);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync(bus, Message("m-1", null)));

        Assert.Single(bus.Requests);
        Assert.Contains("too large", failure.Message, StringComparison.Ordinal);
    }

    private static QueueMessage Message(string id, DateTimeOffset? due) => new(id, "scores-changed", null, "{}", 0, string.Empty, Now, due ?? Now);

    private static async Task SendAsync(StubBus bus, QueueMessage message)
    {
        using var http = new HttpClient(bus) { BaseAddress = new Uri("https://cxhub-dev.servicebus.windows.net/") };
        var clock = new ManualClock(Now);
        var sending = new ServiceBusSender(http, new FixedToken(), clock).SendAsync("scores-changed", [message], CancellationToken.None);
        while (!sending.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await sending;
    }

    private sealed class FixedToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token-1", Now.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class StubBus(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<(string Path, string? ContentType, string? Authorization, string Body)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Requests.Add((request.RequestUri!.AbsolutePath, request.Content.Headers.ContentType?.ToString(), request.Headers.Authorization?.ToString(), body));
            return new HttpResponseMessage(answers[Math.Min(Requests.Count, answers.Length) - 1]);
        }
    }
}
