using CxHub.Connectors.Salesforce;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Salesforce;

public sealed class SalesforceBulkTests : IAsyncLifetime
{
    private static readonly string[] Fields = ["LastName", "Email", "Account.Name", "CxHub_Nps__c", "HasOptedOutOfEmail", "CxHub_Score_At__c"];
    private SalesforceBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await SalesforceBench.StartAsync(3000);
        await SalesforceBench.WriteAsync(_bench.Sink, new PushRow(SandboxWorlds.Id("003", 3), null, new Dictionary<string, object?>
        {
            ["CxHub_Nps__c"] = 9m,
            ["CxHub_Score_At__c"] = "2026-03-02T07:30:00Z",
            ["LastName"] = "O'Neil, \"Ánh\"",
            ["Email"] = null,
            ["AccountId"] = null,
        }));
    }

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Pull_ThroughBulk_GivesTheSameBodiesAsThroughRest()
    {
        var rest = Records(await PullAsync(_bench.Source, null));
        var source = Bulk();
        var pages = await PullAsync(source, null);

        Assert.Equal(3000, rest.Count);
        Assert.Equal(rest.ToDictionary(record => record.Key, record => record.Body), Records(pages).ToDictionary(record => record.Key, record => record.Body));
        Assert.True(source.Calls.ByKind["bulk"] >= 3);
        Assert.All(pages, page => Assert.True(page.IsFullLoad));
    }

    [Theory]
    [InlineData("tab\tand\nline")]
    [InlineData("back\\slash \"quote\" <b>&'/")]
    [InlineData("Đặng 😀 \u00A0no-break \u2028line")]
    public async Task Pull_TextThatJsonMayEscape_HasTheSameBodyByPageAndThroughBulk(string name)
    {
        await SalesforceBench.WriteAsync(_bench.Sink, new PushRow(SandboxWorlds.Id("003", 4), null, new Dictionary<string, object?> { ["LastName"] = name }));

        string Body(IReadOnlyList<SourcePage> pages) => Records(pages).Single(record => record.Key.Id == SandboxWorlds.Id("003", 4)).Body;
        var (page, bulk) = (Body(await PullAsync(_bench.Source, null)), Body(await PullAsync(Bulk(), null)));

        Assert.Equal(page, bulk);
        Assert.Equal(name, System.Text.Json.JsonDocument.Parse(page).RootElement.GetProperty("LastName").GetString());
    }

    [Fact]
    public async Task Pull_AfterABulkLoad_IsIncrementalThroughRest()
    {
        var source = Bulk();
        var cursor = (await PullAsync(source, null))[^1].Cursor;
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.ControlAsync("edit", new { Id = SandboxWorlds.Id("003", 5), Fields = new { Email = "new@example.com" } });

        // Record 3 was written just before the load and lies inside the look-back.
        Assert.Equal([SandboxWorlds.Id("003", 3), SandboxWorlds.Id("003", 5)], Records(await PullAsync(source, cursor)).Select(record => record.Key.Id));
    }

    [Fact]
    public async Task Pull_BulkJobThatVanished_StartsAgain()
    {
        var cursor = new { v = 1, fields = "Email,Id", job = "7505g00000NOSUCHJOB", watermark = "2026-03-02T08:00:00Z" };

        var pages = await PullAsync(Bulk(), System.Text.Json.JsonSerializer.Serialize(cursor));

        Assert.Equal(3000, Records(pages).Count);
        Assert.All(pages, page => Assert.True(page.IsFullLoad));
    }

    [Fact]
    public async Task Write_AboveTheThreshold_UsesSevenCallsAndGivesEachRowItsAnswer()
    {
        var rows = Rows(2500);
        rows[7] = SalesforceBench.Row(8, "CxHub_Segment__c", "No such value");
        rows[8] = SalesforceBench.Row(9, "Email", null);
        rows[9] = SalesforceBench.Row(10, "CxHub_Feedback__c", "Giao hàng chậm,\n\"quá\" chậm 😞");
        var before = _bench.Sink.Calls.Total;

        var results = await SalesforceBench.WriteAsync(_bench.Sink, rows);

        Assert.Equal(_bench.Sink.Estimate("Contact", 2500).Calls, _bench.Sink.Calls.Total - before);
        Assert.Equal(2500, results.Select(result => result.RecordId).Distinct().Count());
        var rejected = Assert.Single(results, result => result.Outcome is RowOutcome.Rejected);
        Assert.Equal(("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", SandboxWorlds.Id("003", 8)), (rejected.Code, rejected.RecordId));
        Assert.Null(_bench.Server.Find(SandboxWorlds.Id("003", 9))!["Email"]);
        Assert.NotNull(_bench.Server.Find(SandboxWorlds.Id("003", 10))!["Email"]);
        Assert.Equal("Giao hàng chậm,\n\"quá\" chậm 😞", _bench.Server.Find(SandboxWorlds.Id("003", 10))!["CxHub_Feedback__c"]);
    }

    [Theory]
    [InlineData(1, "collections", 1)]
    [InlineData(199, "collections", 1)]
    [InlineData(200, "collections", 1)]
    [InlineData(201, "collections", 2)]
    [InlineData(2000, "collections", 10)]
    [InlineData(2001, "Bulk 2.0", 7)]
    [InlineData(10_000, "Bulk 2.0", 7)]
    [InlineData(10_001, "Bulk 2.0", 7)]
    public void Estimate_SoManyRows_ChoosesTheRouteWithTheFewestCalls(int rows, string route, int calls) =>
        Assert.Equal(new CallEstimate(route, calls), _bench.Sink.Estimate("Contact", rows));

    [Fact]
    public async Task Write_OnBothSidesOfTheThresholds_TakesExactlyTheEstimatedCalls()
    {
        await using var bench = await SalesforceBench.StartAsync(10_001);
        await SalesforceBench.WriteAsync(bench.Sink, SalesforceBench.Row(1, "CxHub_Nps__c", 1m));
        foreach (var rows in (int[])[2000, 2001, 10_000, 10_001])
        {
            var before = bench.Sink.Calls.Total;

            var results = await SalesforceBench.WriteAsync(bench.Sink, [.. Enumerable.Range(1, rows).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", (decimal)(rows % 11)))]);

            Assert.Equal(rows, results.Count(result => result.Outcome is RowOutcome.Written));
            Assert.Equal(bench.Sink.Estimate("Contact", rows).Calls, bench.Sink.Calls.Total - before);
        }
    }

    [Fact]
    public async Task Write_RowLockedDuringBulk_IsWrittenAfterwardsThroughCollections()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.RowLock, Server = "salesforce", Entity = "Contact", Row = SandboxWorlds.Id("003", 7), Count = 1 });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, Rows(2100));

        Assert.Equal(2100, results.Count(result => result.Outcome is RowOutcome.Written));
    }

    [Theory]
    [InlineData(FaultEffect.CutAfterCommit)]
    [InlineData(FaultEffect.CutBeforeCommit)]
    public async Task Write_UploadInterrupted_IsNeitherLostNorAStandstill(FaultEffect effect)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "salesforce", Method = "PUT", Path = "*/batches*", Count = 1 });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, Rows(2100));

        Assert.Equal(2100, results.Count(result => result.Outcome is RowOutcome.Written));
    }

    [Fact]
    public async Task Write_FieldVanishedDuringBulk_PausesThatFieldOnly()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = "salesforce", Entity = "Contact", Row = "CxHub_Ces__c" });
        var rows = Rows(2100);
        rows[0] = new PushRow(rows[0].RecordId, null, new Dictionary<string, object?> { ["CxHub_Nps__c"] = 4m, ["CxHub_Ces__c"] = 5m });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, rows);

        Assert.Equal(2100, results.Count(result => result.Outcome is RowOutcome.Written));
    }

    private SalesforceSource Bulk() => new(_bench.Connect(options => options with { BulkQueryFrom = 1000 }));

    private static Task<List<SourcePage>> PullAsync(ISource source, string? cursor) => SalesforceBench.PullAsync(source, new PullRequest("Contact", Fields, cursor));

    private static List<SourceRecord> Records(IEnumerable<SourcePage> pages) => [.. pages.SelectMany(page => page.Records)];

    private static PushRow[] Rows(int count) => [.. Enumerable.Range(1, count).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", (decimal)(i % 11)))];
}
