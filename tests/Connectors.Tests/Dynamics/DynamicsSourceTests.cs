using CxHub.Connectors.Dynamics;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Dynamics;

public sealed class DynamicsSourceTests : IAsyncLifetime
{
    private static readonly string[] Fields = ["fullname", "emailaddress1", "_parentcustomerid_value"];
    private DynamicsBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await DynamicsBench.StartAsync(450);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Pull_FirstTime_GivesEveryRowOnceAndADeltaLink()
    {
        var pages = await PullAsync(null);

        Assert.Equal(5, pages.Count);
        Assert.Equal(450, Records(pages).Select(record => record.Key).Distinct().Count());
        Assert.All(pages, page => Assert.True(page.IsFullLoad));
        Assert.Contains("deltatoken", pages[^1].Cursor, StringComparison.Ordinal);
        Assert.Equal(new SourceKey("dynamics", "contact", DynamicsBench.Id(1)), Records(pages).Min(record => record.Key));
    }

    [Fact]
    public async Task Pull_AgainWithoutChanges_GivesNothing() => Assert.Empty(Records(await PullAsync((await PullAsync(null))[^1].Cursor)));

    [Fact]
    public async Task Pull_AfterChangeAndDelete_GivesTheChangeAndATombstone()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        await _bench.ControlAsync("edit", new { Table = "contact", Id = DynamicsBench.Id(5), Fields = new { emailaddress1 = "new@example.com" } });
        await _bench.ControlAsync("delete", new { Table = "contact", Id = DynamicsBench.Id(6), Fields = new { } });

        var changes = Records(await PullAsync(cursor)).ToDictionary(record => record.Key.Id);

        Assert.Equal(2, changes.Count);
        Assert.Equal("new@example.com", SalesforceBench.Field(changes[DynamicsBench.Id(5)], "emailaddress1"));
        Assert.True(changes[DynamicsBench.Id(6)].Deleted);
        Assert.Equal("{}", changes[DynamicsBench.Id(6)].Body);
        Assert.InRange(changes[DynamicsBench.Id(5)].ModifiedAt, SandboxWorlds.Start.AddMinutes(59), SandboxWorlds.Start.AddHours(2));
    }

    [Fact]
    public async Task Pull_DeltaLinkExpired_ReadsEverythingAgainWithoutACursorHalfWay()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        await _bench.ControlAsync("delete", new { Table = "contact", Id = DynamicsBench.Id(6), Fields = new { } });
        await _bench.ControlAsync("expire-delta-tokens", new { });
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));

        var pages = await PullAsync(cursor);

        Assert.Equal(449, Records(pages).Count);
        Assert.All(pages, page => Assert.True(page.IsFullLoad));
        Assert.All(pages.SkipLast(1), page => Assert.Null(page.Cursor));
        Assert.NotNull(pages[^1].Cursor);
    }

    [Fact]
    public async Task Pull_ResumedBehindAnyPage_EqualsOneUninterruptedPull()
    {
        var whole = await PullAsync(null);
        for (var page = 0; page < whole.Count - 1; page++)
        {
            var rest = await SalesforceBench.PullAsync(new DynamicsSource(_bench.Connect(options => options)), new PullRequest("contact", Fields, whole[page].Cursor));

            Assert.Equal(Records(whole.Skip(page + 1)).Select(record => record.Key), Records(rest).Select(record => record.Key));
            Assert.All(rest, one => Assert.False(one.IsFullLoad));
        }
    }

    [Fact]
    public async Task Pull_TableWithoutChangeTracking_GoesByModifiedon()
    {
        var request = new PullRequest("systemuser", ["fullname"], null);
        var first = await SalesforceBench.PullAsync(_bench.Source, request);
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        var user = Records(first)[0].Key.Id;
        await _bench.ControlAsync("edit", new { Table = "systemuser", Id = user, Fields = new { title = "Agent" } });
        _bench.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        var second = await SalesforceBench.PullAsync(_bench.Source, request with { Cursor = first[^1].Cursor });
        _bench.Host.Clock.Advance(TimeSpan.FromHours(1));
        var third = await SalesforceBench.PullAsync(_bench.Source, request with { Cursor = second[^1].Cursor });

        Assert.NotEmpty(Records(first));
        Assert.Equal(user, Assert.Single(Records(second)).Key.Id);
        Assert.Empty(Records(third));
    }

    [Fact]
    public async Task Pull_ColumnThatDoesNotExist_PausesThatColumnOnly()
    {
        var records = Records(await SalesforceBench.PullAsync(_bench.Source, new PullRequest("contact", [.. Fields, "cxh_gone"], null)));

        Assert.Equal(450, records.Count);
        Assert.NotNull(SalesforceBench.Field(records[0], "emailaddress1"));
    }

    [Fact]
    public async Task Pull_NewColumnInTheMap_GoesOnFromTheDeltaLinkWithIt()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        await _bench.ControlAsync("edit", new { Table = "contact", Id = DynamicsBench.Id(7), Fields = new { jobtitle = "Buyer" } });

        var pages = await SalesforceBench.PullAsync(_bench.Source, new PullRequest("contact", [.. Fields, "jobtitle"], cursor));
        await _bench.ControlAsync("edit", new { Table = "contact", Id = DynamicsBench.Id(8), Fields = new { jobtitle = "Seller" } });
        var next = await SalesforceBench.PullAsync(_bench.Source, new PullRequest("contact", [.. Fields, "jobtitle"], pages[^1].Cursor));

        Assert.Equal("Buyer", SalesforceBench.Field(Assert.Single(Records(pages)), "jobtitle"));
        Assert.False(pages[0].IsFullLoad);
        Assert.Equal("Seller", SalesforceBench.Field(Assert.Single(Records(next)), "jobtitle"));
    }

    [Fact]
    public async Task Pull_NewColumnWhileTheFirstLoadIsUnfinished_EndsTheLoadAndAsksForItFromThereOn()
    {
        string? half = null;
        await foreach (var page in _bench.Source.PullAsync(new PullRequest("contact", Fields, null), default))
        {
            half = page.Cursor;
            break;
        }

        var rest = await SalesforceBench.PullAsync(_bench.Source, new PullRequest("contact", [.. Fields, "jobtitle"], half));
        await _bench.ControlAsync("edit", new { Table = "contact", Id = DynamicsBench.Id(7), Fields = new { jobtitle = "Buyer" } });
        var next = await SalesforceBench.PullAsync(_bench.Source, new PullRequest("contact", [.. Fields, "jobtitle"], rest[^1].Cursor));

        Assert.Equal(350, Records(rest).Count);
        Assert.Equal("Buyer", SalesforceBench.Field(Assert.Single(Records(next)), "jobtitle"));
    }

    [Fact]
    public async Task Pull_ColumnDeletedAfterTheFirstLoad_GoesOnFromTheDeltaLinkWithoutIt()
    {
        var cursor = (await PullAsync(null))[^1].Cursor;
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = "dataverse", Entity = "contact", Row = "emailaddress1" });
        await _bench.ControlAsync("edit", new { Table = "contact", Id = DynamicsBench.Id(7), Fields = new { firstname = "Rosa" } });

        var pages = await PullAsync(cursor);

        Assert.StartsWith("Rosa", SalesforceBench.Field(Assert.Single(Records(pages)), "fullname"), StringComparison.Ordinal);
        Assert.All(pages, page => Assert.Equal(["emailaddress1"], page.Withheld));
    }

    [Theory]
    [InlineData(FaultEffect.ExpireToken)]
    [InlineData(FaultEffect.Status)]
    [InlineData(FaultEffect.CutBeforeCommit)]
    [InlineData(FaultEffect.MalformedBody)]
    public async Task Pull_PassingFaultWhilePaging_LosesNothing(FaultEffect effect)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "dataverse", Path = "*/contacts*", Skip = 2, Count = 1, Status = 429, RetryAfterSeconds = 5 });

        Assert.Equal(450, Records(await PullAsync(null)).Select(record => record.Key).Distinct().Count());
    }

    [Fact]
    public async Task Pull_LinkOfAnotherHostInTheCursor_IsRefused()
    {
        var cursor = """{"v":1,"fields":"_parentcustomerid_value,contactid,emailaddress1,fullname,modifiedon","delta":"https://evil.example/api/data/v9.2/contacts?$deltatoken=1"}""";

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PullAsync(cursor));

        Assert.Equal("foreign-link", failure.Code);
    }

    [Fact]
    public async Task Pull_UnknownTable_SaysHowTablesAreNamed()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SalesforceBench.PullAsync(_bench.Source, new PullRequest("contacts", Fields, null)));

        Assert.Contains("logical name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WrongSecret_NamesIt()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => new DynamicsSource(_bench.Connect(options => options with { ClientSecret = "wrong" })).CheckAsync(default));

        Assert.Equal(FailureKind.Unauthorized, failure.Kind);
        Assert.Contains("new secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RightSecret_Passes()
    {
        await _bench.Source.CheckAsync(default);

        Assert.Equal(1, _bench.Source.Calls.ByKind["check"]);
    }

    private Task<List<SourcePage>> PullAsync(string? cursor) => SalesforceBench.PullAsync(_bench.Source, new PullRequest("contact", Fields, cursor));

    private static List<SourceRecord> Records(IEnumerable<SourcePage> pages) => [.. pages.SelectMany(page => page.Records)];
}
