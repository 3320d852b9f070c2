using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Surveys;
using Xunit;

namespace CxHub.Tests.Sandbox.Surveys;

public sealed class SurveyServerTests
{
    private const string Responses = "/api/v1/responses";

    private static readonly (string, string) Key = ("X-API-Key", "sandbox");

    [Fact]
    public async Task Responses_ByCursor_AreAllShownOnceOldestChangeFirst()
    {
        await using var servers = await StartAsync();
        var seen = new List<string>();

        for (var path = $"{Responses}?limit=2"; path is not null;)
        {
            var (_, body, _) = await servers.GetAsync(path, ("Authorization", "Bearer sandbox"));
            seen.AddRange(Ids(body));
            path = body.GetProperty("hasMore").GetBoolean() ? $"{Responses}?limit=2&cursor={body.GetProperty("nextCursor").GetString()}" : null;
        }

        Assert.Equal(["R1", "R2", "R3", "R4", "R5"], seen);
    }

    [Fact]
    public async Task Responses_Since_AreThoseChangedThenOrLater()
    {
        await using var servers = await StartAsync();

        Assert.Equal(["R4", "R5"], Ids((await servers.GetAsync($"{Responses}?since=2026-01-05T00:00:00.000Z", Key)).Body));
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=many")]
    [InlineData("?since=lately")]
    [InlineData("?cursor=mine")]
    public async Task Responses_AskedWrongly_Are400(string query)
    {
        await using var servers = await StartAsync();

        Assert.Equal(400, (await servers.GetAsync(Responses + query, Key)).Status);
        Assert.Equal(401, (await servers.GetAsync(Responses + query)).Status);
    }

    [Fact]
    public async Task Responses_TooManyCalls_Are429WithTheTimeToWait()
    {
        await using var servers = await StartAsync();
        servers.Host.Server<SurveyServer>().SetQuotaLeft(1);

        await servers.GetAsync(Responses, Key);
        var (status, _, answer) = await servers.GetAsync(Responses, Key);
        servers.Host.Clock.Advance(answer.Headers.RetryAfter!.Delta!.Value);

        Assert.Equal(429, status);
        Assert.Equal(200, (await servers.GetAsync(Responses, Key)).Status);
    }

    [Fact]
    public async Task Post_NewAndChangedAnswer_StandInTheListAtTheirTime()
    {
        await using var servers = await StartAsync();

        var first = await servers.SendAsync(HttpMethod.Post, Responses, Answer(3), Key);
        servers.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await servers.SendAsync(HttpMethod.Post, Responses, Answer(9), Key);
        var (_, body, _) = await servers.GetAsync($"{Responses}?since=2026-06-01T00:00:00Z", Key);

        Assert.Equal((201, 200), (first.Status, second.Status));
        var only = Assert.Single(body.GetProperty("data").EnumerateArray());
        Assert.Equal(9, only.GetProperty("answers").GetProperty("nps").GetInt32());
        Assert.Equal("2026-06-01T12:01:00.000Z", only.GetProperty("updatedAt").GetString());
    }

    [Theory]
    [InlineData("""{"answers":{"nps":11}}""", "answers.nps")]
    [InlineData("""{"answers":{"csat":0}}""", "answers.csat")]
    [InlineData("""{"answers":{"ces":"seven"}}""", "answers.ces")]
    [InlineData("""{"responseId":"R9"}""", "answers")]
    [InlineData("""{"answers":{"nps":1},"submittedAt":"soon"}""", "submittedAt")]
    public async Task Post_MalformedAnswer_Is400NamingTheField(string json, string field)
    {
        await using var servers = await StartAsync();

        var (status, body, _) = await servers.SendAsync(HttpMethod.Post, Responses, new StringContent(json), Key);

        Assert.Equal(400, status);
        Assert.Equal(field, body.GetProperty("error").GetProperty("field").GetString());
    }

    [Fact]
    public async Task Post_WithASubscription_DeliversTheAnswerSigned()
    {
        await using var servers = await StartAsync();
        using var listener = new Listener(HttpStatusCode.OK);
        await servers.SendAsync(HttpMethod.Put, "/api/v1/webhooks", new { url = listener.Url, secret = "s3cret-of-the-test" }, Key);

        await servers.SendAsync(HttpMethod.Post, Responses, Answer(2), Key);

        var (signature, body) = await listener.NextAsync();
        Assert.Equal($"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("s3cret-of-the-test"), body))}", signature);
        using var delivered = JsonDocument.Parse(body);
        Assert.Equal("response.completed", delivered.RootElement.GetProperty("event").GetString());
        Assert.Equal("Giao hàng chậm", delivered.RootElement.GetProperty("response").GetProperty("answers").GetProperty("comment").GetString());
        Assert.True(Assert.Single(servers.Host.Server<SurveyServer>().Deliveries).IsAccepted);
    }

    [Fact]
    public async Task Post_ReceiverIsDown_KeepsTheAnswerAndDeliversItWhenAsked()
    {
        await using var servers = await StartAsync();
        using var listener = new Listener(HttpStatusCode.ServiceUnavailable);
        await servers.SendAsync(HttpMethod.Put, "/api/v1/webhooks", new { url = listener.Url }, Key);

        Assert.Equal(201, (await servers.SendAsync(HttpMethod.Post, Responses, Answer(2), Key)).Status);
        listener.Answer = HttpStatusCode.OK;
        using var control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = servers.Host.ControlAddress };
        using var redelivered = await control.PostAsync("/servers/surveys/redeliver", null);

        Assert.Equal("""{"delivered":1}""", await redelivered.Content.ReadAsStringAsync());
        Assert.Equal([503, 200], servers.Host.Server<SurveyServer>().Deliveries.Select(delivery => delivery.Status));
    }

    [Fact]
    public async Task Subscribe_AnotherMachine_IsRefused()
    {
        await using var servers = await StartAsync();

        Assert.Equal(400, (await servers.SendAsync(HttpMethod.Put, "/api/v1/webhooks", new { url = "http://hooks.example/x" }, Key)).Status);
    }

    private static object Answer(int nps) => new { responseId = "NEW-1", answers = new { nps, comment = "Giao hàng chậm" } };

    private static Task<SmallServers> StartAsync() => SmallServers.StartAsync(
        SandboxSystem.Surveys,
        [.. Enumerable.Range(1, 5).Select(i => SmallServers.Row(SandboxSystem.Surveys, "responses", $"R{i}", Day(i), ("responseId", $"R{i}"), ("updatedAt", Day(i))))]);

    private static DateTimeOffset Day(int i) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i);

    private static IEnumerable<string> Ids(JsonElement body) => body.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("responseId").GetString()!);
}
