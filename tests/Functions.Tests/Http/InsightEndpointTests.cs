using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Http;

/// <summary>The analyses over the hub's own records, after a pass of the loop over the sandbox.</summary>
public sealed class InsightEndpointTests
{
    private static readonly string[] Analyses = ["nps", "csat", "ces", "trend", "winrate", "revenue", "retention", "drivers", "correlations", "topics", "journeys", "paths", "webfeedback"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_EveryAnalysisOfAFilledHub_SaysItsFindingAndCarriesTheStoresNumbers()
    {
        await using var hub = await HubBench.StartAsync(300);
        await hub.RunAsync();
        var counted = await hub.ReadAsync(session => session.Customers.ReadAsync(new Counter(TimeProvider.System.GetUtcNow().AddDays(-365)), Stop));

        var found = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in Analyses)
        {
            found[name] = await JsonAsync(hub, name);
        }

        Assert.All(found, one => Assert.Equal(one.Key, one.Value.GetProperty("report").GetString()));
        Assert.All(found, one => Assert.NotEqual("", one.Value.GetProperty("sentence").GetString()));
        Assert.Equal(counted.Relational, found["nps"].GetProperty("n").GetInt32());
        Assert.Equal(counted.Commented, found["topics"].GetProperty("comments").GetInt32());
        Assert.Equal(counted.Closed, found["winrate"].GetProperty("closed").GetInt32());
        Assert.Equal(counted.Won, found["winrate"].GetProperty("won").GetInt32());
        Assert.Equal("segment", Assert.Single(found["winrate"].GetProperty("controls").EnumerateArray()).GetString());
        Assert.Equal(counted.Cases, found["journeys"].GetProperty("goalsOpened").GetInt32());
        Assert.Equal(counted.Carts, found["webfeedback"].GetProperty("rows").EnumerateArray().Sum(row => row.GetProperty("carts").GetInt32()));
        Assert.Equal(found["drivers"].GetProperty("customers").GetInt32(), counted.Answerers.Count);
    }

    [Fact]
    public async Task Get_PageAndApi_ShowTheSameFigures()
    {
        await using var hub = await HubBench.StartAsync(300);
        await hub.RunAsync();

        Assert.Equal(
            Numbers((await JsonAsync(hub, "drivers?days=3650")).GetProperty("drivers"), "share", "correlation", "performance"),
            Numbers((await PageAsync(hub, "drivers?days=3650")).GetProperty("drivers"), "share", "correlation", "performance"));
        Assert.Equal(
            Numbers((await JsonAsync(hub, "winrate")).GetProperty("bands"), "won", "rate", "lower", "upper"),
            Numbers((await PageAsync(hub, "winrate")).GetProperty("winrate"), "won", "rate", "lower", "upper").Take(4));
        Assert.Equal(
            Numbers((await JsonAsync(hub, "journeys?days=3650")).GetProperty("firstContactByChannel"), "resolved", "n"),
            Numbers((await PageAsync(hub, "journeys?days=3650")).GetProperty("firstContact"), "value", "n").Take(3));
        Assert.Equal(
            Numbers((await JsonAsync(hub, "webfeedback?days=3650&period=month")).GetProperty("rows"), "carts", "abandoned").Reverse(),
            Numbers((await PageAsync(hub, "journeys?days=3650&period=month")).GetProperty("webPeriods"), "carts", "left"));
        Assert.Equal(
            Numbers((await JsonAsync(hub, "topics")).GetProperty("topics"), "mentions").Order(),
            Numbers((await PageAsync(hub, "text")).GetProperty("topics"), "mentions").Order());
    }

    [Fact]
    public async Task Get_NpsByTouchpoint_NeverPoolsTheTwoSeries()
    {
        await using var hub = await HubBench.StartAsync(200);
        await hub.RunAsync();

        var transactional = await JsonAsync(hub, "nps?by=touchpoint&days=3650");
        var relational = await JsonAsync(hub, "nps?by=touchpoint&kind=relational&days=3650");

        Assert.DoesNotContain(transactional.GetProperty("rows").EnumerateArray(), row => row.GetProperty("touchpoint").GetString() is "relationship");
        Assert.Equal("relationship", Assert.Single(relational.GetProperty("rows").EnumerateArray()).GetProperty("touchpoint").GetString());
        Assert.Contains(relational.GetProperty("notes").EnumerateArray(), note => note.GetString()!.StartsWith("relational surveys", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nps?by=colour", "by: \"colour\" is not one of")]
    [InlineData("trend?period=fortnight", "period: \"fortnight\"")]
    [InlineData("csat?kind=both", "kind: \"both\" is not one of relational, transactional")]
    [InlineData("drivers?outcome=3", "outcome: \"3\" is not one of nps, csat, ces")]
    public async Task Get_WordThatIsNotKnown_AnswersWithTheKnownOnes(string path, string expected)
    {
        await using var hub = await HubBench.StartAsync(20);

        using var answer = await hub.Http.GetAsync(new Uri($"/api/insights/{path}", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(expected, (await HubBench.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EmptyHub_SaysThatThereIsNothingYet()
    {
        await using var hub = await HubBench.StartAsync(20);

        foreach (var name in Analyses)
        {
            Assert.NotEqual("", (await JsonAsync(hub, name)).GetProperty("sentence").GetString());
        }
    }

    [Fact]
    public async Task OpenApi_ListsEveryAnalysisWithWhatItMayBeAsked()
    {
        await using var hub = await HubBench.StartAsync(20);

        var paths = (await hub.Http.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative), Stop)).GetProperty("paths");

        foreach (var name in Analyses)
        {
            var operation = paths.GetProperty($"/api/insights/{name}").GetProperty("get");
            Assert.NotEqual("", operation.GetProperty("summary").GetString());
            Assert.Contains(operation.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString()!.Equals("days", StringComparison.OrdinalIgnoreCase));
            Assert.True(operation.GetProperty("responses").TryGetProperty("400", out _));
        }
    }

    private static async Task<JsonElement> JsonAsync(HubBench hub, string path)
    {
        using var answer = await hub.Http.GetAsync(new Uri($"/api/insights/{path}", UriKind.Relative), Stop);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Stop)}");
        return await HubBench.JsonAsync(answer);
    }

    private static async Task<JsonElement> PageAsync(HubBench hub, string path)
    {
        using var answer = await hub.Http.GetAsync(new Uri($"/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=json", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await HubBench.JsonAsync(answer);
    }

    /// <summary>The named columns of every row as text, so that a missing value equals a missing value only.</summary>
    private static IEnumerable<string> Numbers(JsonElement rows, params string[] columns)
    {
        Assert.NotEqual(0, rows.GetArrayLength());
        return rows.EnumerateArray().Select(row => string.Join(' ', columns.Select(column => row.GetProperty(column).GetRawText())));
    }

    /// <summary>Counts by hand what the analyses should have counted.</summary>
    private sealed class Counter(DateTimeOffset from) : ICustomerReader<Feedback>, ICustomerReader<Deal>, ICustomerReader<SupportCase>, ICustomerReader<Interaction>
    {
        public int Relational { get; private set; }

        public int Commented { get; private set; }

        public int Closed { get; private set; }

        public int Won { get; private set; }

        public int Cases { get; private set; }

        public int Carts { get; private set; }

        public HashSet<string> Answerers { get; } = [];

        public void Read(CustomerRecord<Feedback> record)
        {
            if (record.Record is { Status: "completed" } answer && answer.AnsweredAt > from)
            {
                Relational += answer is { SurveyKind: "relational", Nps: not null } ? 1 : 0;
                Commented += string.IsNullOrWhiteSpace(answer.Comment) ? 0 : 1;
                if (answer.Nps is not null && record.ProfileId is { } profile)
                {
                    Answerers.Add(profile);
                }
            }
        }

        public void Read(CustomerRecord<Deal> record)
        {
            Closed += record.Record is { IsClosed: true, ClosedAt: not null } ? 1 : 0;
            Won += record.Record is { IsClosed: true, IsWon: true, ClosedAt: not null } ? 1 : 0;
        }

        public void Read(CustomerRecord<SupportCase> record) => Cases += record.ProfileId is not null && record.Record.OpenedAt > from ? 1 : 0;

        public void Read(CustomerRecord<Interaction> record) => Carts += record.Record.CartAbandoned is not null && record.Record.OccurredAt > from ? 1 : 0;
    }
}
