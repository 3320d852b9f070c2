using CxHub.Connectors.Salesforce;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Salesforce;

public sealed class SalesforceSourceTests : IAsyncLifetime
{
    private static readonly string[] Fields = ["LastName", "Email", "Account.Name"];
    private SalesforceBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await SalesforceBench.StartAsync(1000);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Pull_FirstTime_GivesEveryRowOnceInPages()
    {
        var pages = await PullAsync(null);

        Assert.Equal(5, pages.Count);
        Assert.Equal(1000, Records(pages).Select(record => record.Key).Distinct().Count());
        Assert.All(pages, page => Assert.True(page.IsFullLoad));
        Assert.True(pages[^1].IsLast);
        Assert.All(Records(pages), record => Assert.DoesNotContain("attributes", record.Body, StringComparison.Ordinal));
        Assert.Equal("Contact", Records(pages)[0].Key.Entity);
    }

    [Fact]
    public async Task Pull_RelationshipField_IsNestedInTheBody()
    {
        var record = Records(await PullAsync(null))[0];

        Assert.Contains("\"Account\":{\"Name\":\"Account ", record.Body, StringComparison.Ordinal);
        Assert.Contains("O'Neil", record.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_AgainWithoutChanges_ReadsNothingOldAgain()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;

        var pages = await PullAsync(cursor);

        Assert.Empty(Records(pages));
        Assert.False(pages[^1].IsFullLoad);
    }

    [Fact]
    public async Task Pull_AfterChangeDeleteAndMerge_GivesExactlyThose()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.ControlAsync("edit", new { Id = SandboxWorlds.Id("003", 5), Fields = new { Email = "new@example.com" } });
        await _bench.ControlAsync("delete", new { Ids = new[] { SandboxWorlds.Id("003", 6) } });
        await _bench.ControlAsync("merge", new { Master = SandboxWorlds.Id("003", 7), Losers = new[] { SandboxWorlds.Id("003", 8) } });

        var changes = Records(await PullAsync(cursor)).ToDictionary(record => record.Key.Id);

        Assert.Equal("new@example.com", SalesforceBench.Field(changes[SandboxWorlds.Id("003", 5)], "Email"));
        Assert.True(changes[SandboxWorlds.Id("003", 6)].Deleted);
        Assert.True(changes[SandboxWorlds.Id("003", 8)].Deleted);
        Assert.Equal(SandboxWorlds.Id("003", 7), SalesforceBench.Field(changes[SandboxWorlds.Id("003", 8)], "MasterRecordId"));
        Assert.Equal(4, changes.Count);
    }

    [Fact]
    public async Task Pull_UndeletedRow_ArrivesAlive()
    {
        await _bench.ControlAsync("delete", new { Ids = new[] { SandboxWorlds.Id("003", 6) } });
        var cursor = (await PullAsync(null))[^1].Cursor;
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.ControlAsync("undelete", new { Ids = new[] { SandboxWorlds.Id("003", 6) } });

        var record = Assert.Single(Records(await PullAsync(cursor)));

        Assert.False(record.Deleted);
    }

    [Fact]
    public async Task Pull_RowCommittedLateWithAnOlderStamp_IsStillSeen()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        _bench.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bench.ControlAsync("edit", new { Id = SandboxWorlds.Id("003", 9), Fields = new { Email = "late@example.com" } });
        await _bench.ControlAsync("backdate", new { Id = SandboxWorlds.Id("003", 9), Seconds = 400 });

        var records = Records(await PullAsync(cursor));

        Assert.Contains(records, record => record.Key.Id == SandboxWorlds.Id("003", 9));
    }

    [Fact]
    public async Task Pull_SessionEndsWhilePaging_StartsAgainBehindTheLastPageWithOneNewToken()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.ExpireToken, Server = "salesforce", Path = "*/query/*", Skip = 1, Count = 1 });

        var pages = await PullAsync(null);

        Assert.Equal(1000, Records(pages).Count);
        Assert.Equal(1000, Records(pages).Select(record => record.Key).Distinct().Count());
        Assert.Equal(2, _bench.Source.Calls.ByKind["token"]);
    }

    [Fact]
    public async Task Pull_LocatorDropped_StartsAgainBehindTheLastPage()
    {
        List<SourceRecord> records = [];
        await foreach (var page in _bench.Source.PullAsync(new PullRequest("Contact", Fields, null), default))
        {
            records.AddRange(page.Records);
            if (records.Count is 400)
            {
                await _bench.ControlAsync("drop-cursors", new { });
            }
        }

        Assert.Equal(1000, records.Select(record => record.Key).Distinct().Count());
        Assert.Equal(1000, records.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Pull_InterruptedAndResumedFromThePageCursor_EqualsOneUninterruptedPull(int pagesBefore)
    {
        var whole = Records(await PullAsync(null));
        List<SourcePage> first = [];
        await foreach (var page in _bench.Source.PullAsync(new PullRequest("Contact", Fields, null), default))
        {
            first.Add(page);
            if (first.Count == pagesBefore)
            {
                break;
            }
        }

        var restarted = new SalesforceSource(_bench.Connect(options => options));
        var rest = await SalesforceBench.PullAsync(restarted, new PullRequest("Contact", Fields, first[^1].Cursor));

        Assert.Equal(whole.Select(record => record.Body), Records([.. first, .. rest]).Select(record => record.Body));
        Assert.All(rest, page => Assert.False(page.IsFullLoad));
    }

    [Fact]
    public async Task Pull_ChangesDuringAnInterruptedRun_AreNotLost()
    {
        SourcePage first = null!;
        await foreach (var page in _bench.Source.PullAsync(new PullRequest("Contact", Fields, null), default))
        {
            first = page;
            break;
        }

        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await _bench.ControlAsync("edit", new { Id = SandboxWorlds.Id("003", 2), Fields = new { Email = "during@example.com" } });
        _bench.Host.Clock.Advance(TimeSpan.FromHours(3));
        var rest = await SalesforceBench.PullAsync(_bench.Source, new PullRequest("Contact", Fields, first.Cursor));

        Assert.Equal("during@example.com", SalesforceBench.Field(Records(rest).Single(record => record.Key.Id == SandboxWorlds.Id("003", 2)), "Email"));
    }

    [Fact]
    public async Task Pull_FieldHiddenFromTheUser_PausesThatFieldOnly()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = "salesforce", Entity = "Contact", Row = "Email" });

        var records = Records(await PullAsync(null));

        Assert.Equal(1000, records.Count);
        Assert.Null(SalesforceBench.Field(records[0], "Email"));
        Assert.NotNull(SalesforceBench.Field(records[0], "LastName"));
    }

    [Fact]
    public async Task Pull_FieldHiddenAfterDescribe_PausesThatFieldOnly()
    {
        await _bench.Source.DescribeAsync("Contact", default);
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = "salesforce", Entity = "Contact", Row = "Email" });

        Assert.Equal(1000, Records(await PullAsync(null)).Count);
    }

    [Fact]
    public async Task Pull_MapAsksForANewField_GoesOnFromTheCursorWithIt()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        await _bench.ControlAsync("edit", new { Id = SandboxWorlds.Id("003", 7), Fields = new { Phone = "+84 24 3825 0001" } });

        var pages = await SalesforceBench.PullAsync(_bench.Source, new PullRequest("Contact", [.. Fields, "Phone"], cursor));

        Assert.Equal("+84 24 3825 0001", SalesforceBench.Field(Assert.Single(Records(pages)), "Phone"));
        Assert.All(pages, page => Assert.False(page.IsFullLoad));
    }

    [Fact]
    public async Task Pull_OneFieldFromNothing_AsksForTheKeysAndThatFieldOnly()
    {
        var record = Records(await SalesforceBench.PullAsync(_bench.Source, new PullRequest("Contact", ["Phone"], null)))[0];

        using var json = System.Text.Json.JsonDocument.Parse(record.Body);
        Assert.Equal(["Id", "IsDeleted", "MasterRecordId", "Phone", "SystemModstamp"], json.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pull_FieldHiddenAfterDescribe_IsNamedAsWithheldAndDescribedAnew()
    {
        await _bench.Source.DescribeAsync("Contact", default);
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = "salesforce", Entity = "Contact", Row = "Email" });

        Assert.All(await PullAsync(null), page => Assert.Equal(["Email"], page.Withheld));
        Assert.DoesNotContain("Email", (await _bench.Source.DescribeAsync("Contact", default))!.Fields.Keys);
    }

    [Fact]
    public async Task Pull_MalformedPageAndBrokenConnection_AreRepeatedWithoutLoss()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.MalformedBody, Server = "salesforce", Path = "*/query/*", Count = 1 });
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.CutBeforeCommit, Server = "salesforce", Path = "*/query*", Count = 1, Skip = 3 });

        Assert.Equal(1000, Records(await PullAsync(null)).Select(record => record.Key).Distinct().Count());
    }

    [Fact]
    public async Task Pull_DayUsedUp_StopsWithTheCursorKeptAndCallsNoMore()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.QuotaLeft, Server = "salesforce", Path = "*/query/*", Value = 0, Count = 1 });
        SourcePage? last = null;

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in _bench.Source.PullAsync(new PullRequest("Contact", Fields, null), default))
            {
                last = page;
            }
        });
        var calls = _bench.Source.Calls.Total;
        await Assert.ThrowsAsync<ConnectorException>(() => PullAsync(last!.Cursor));

        Assert.Equal(FailureKind.QuotaExhausted, failure.Kind);
        Assert.Equal(200, last!.Records.Count);
        Assert.Equal(calls, _bench.Source.Calls.Total);
    }

    [Fact]
    public async Task Pull_UnknownObject_SaysWhatToDo()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SalesforceBench.PullAsync(_bench.Source, new PullRequest("Contakt", Fields, null)));

        Assert.Contains("Correct the map or the permission set", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WrongSecret_NamesTheSecret()
    {
        var source = new SalesforceSource(_bench.Connect(options => options with { ClientSecret = "wrong" }));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => source.CheckAsync(default));

        Assert.Equal(FailureKind.Unauthorized, failure.Kind);
        Assert.Contains("secret is wrong", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_JwtBearer_LogsInWithoutASecret()
    {
        using var control = new HttpClient(new SocketsHttpHandler());
        var key = await control.GetStringAsync(new Uri(_bench.Host.ControlAddress, "/servers/salesforce/jwt-key"));
        var source = new SalesforceSource(_bench.Connect(options => options with { ClientSecret = null, PrivateKeyPem = key, Username = "integration@sandbox.example" }));

        await source.CheckAsync(default);

        Assert.NotNull(source.Calls.Quota);
    }

    private Task<List<SourcePage>> PullAsync(string? cursor) => SalesforceBench.PullAsync(_bench.Source, new PullRequest("Contact", Fields, cursor));

    private static List<SourceRecord> Records(IEnumerable<SourcePage> pages) => [.. pages.SelectMany(page => page.Records)];
}
