using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Defects;

/// <summary>Defects read in other systems' code; each test is named after the defect it keeps out.</summary>
public sealed class KnownDefectTests
{
    private static readonly string[] Fields = ["LastName", "Email"];

    [Fact]
    public async Task ApostropheDroppedFromEveryText_StaysOnTheWire()
    {
        using var http = new StubHttp();
        Token(http).On("PATCH", "/services/data/v62.0/composite/sobjects", StubHttp.Json("""[{"id":"003000000000001AAA","success":true,"errors":[]}]"""));
        using var connection = Connection(http);

        await SalesforceBench.WriteAsync(new SalesforceSink(connection), new PushRow("003000000000001AAA", null, new Dictionary<string, object?> { ["LastName"] = "O'Brien" }));

        using var json = JsonDocument.Parse(http.Requests[^1].Body);
        Assert.Equal("O'Brien", json.RootElement.GetProperty("records")[0].GetProperty("LastName").GetString());
    }

    [Fact]
    public async Task BatchReportedSuccessfulWhenAnyRowWas_OnlyTheBadRowIsRejected()
    {
        await using var bench = await SalesforceBench.StartAsync(200);
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "salesforce", Entity = "Contact", Row = SandboxWorlds.Id("003", 9) });

        var results = await SalesforceBench.WriteAsync(bench.Sink, [.. Enumerable.Range(1, 200).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", 1m))]);

        Assert.Equal(SandboxWorlds.Id("003", 9), Assert.Single(results, result => result.Outcome is RowOutcome.Rejected).RecordId);
        Assert.NotNull(results.Single(result => result.Outcome is RowOutcome.Rejected).Reason);
        Assert.Equal(199, results.Count(result => result.Outcome is RowOutcome.Written));
    }

    [Fact]
    public async Task RowFailedOnceNeverSentAgain_PassesOnTheNextRun()
    {
        await using var bench = await SalesforceBench.StartAsync(5);
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "salesforce", Entity = "Contact", Row = SandboxWorlds.Id("003", 2), Count = 1 });
        var row = SalesforceBench.Row(2, "CxHub_Nps__c", 1m);

        var first = Assert.Single(await SalesforceBench.WriteAsync(bench.Sink, row));
        var second = Assert.Single(await SalesforceBench.WriteAsync(bench.Sink, row));

        Assert.Equal((RowOutcome.Rejected, RowOutcome.Written), (first.Outcome, second.Outcome));
    }

    [Fact]
    public async Task RowsSharingOneTimestampBeyondAPage_AreAllReadOnceAndNotAgain()
    {
        await using var bench = await SalesforceBench.StartAsync(25_000, sameStamp: true);
        var source = new SalesforceSource(bench.Connect(options => options with { PageSize = 2000 }));
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.ExpireToken, Server = "salesforce", Path = "*/query/*", Skip = 4, Count = 1 });

        var first = await SalesforceBench.PullAsync(source, new PullRequest("Contact", Fields, null));
        var second = await SalesforceBench.PullAsync(source, new PullRequest("Contact", Fields, first[^1].Cursor));

        Assert.Equal(25_000, first.SelectMany(page => page.Records).Select(record => record.Key.Id).Distinct().Count());
        Assert.Equal(25_000, first.Sum(page => page.Records.Count));
        Assert.Empty(second.SelectMany(page => page.Records));
    }

    [Fact]
    public async Task WatermarkSavedBeforeTheRowsAreDelivered_CoversOnlyRowsGiven()
    {
        await using var bench = await SalesforceBench.StartAsync(1000);
        string? cursor = null;
        HashSet<string> landed = [];
        for (var run = 0; run < 20 && landed.Count < 1000; run++)
        {
            // Each run is killed after one page; only what was landed is behind the cursor.
            await foreach (var page in new SalesforceSource(bench.Connect(options => options)).PullAsync(new PullRequest("Contact", Fields, cursor), default))
            {
                landed.UnionWith(page.Records.Select(record => record.Key.Id));
                cursor = page.Cursor;
                break;
            }
        }

        Assert.Equal(1000, landed.Count);
    }

    [Fact]
    public async Task UpdateMadeASecondRecord_SecondPushLeavesOne()
    {
        await using var bench = await DynamicsBench.StartAsync(3);
        var before = bench.Server.All("contact").Count;

        await SalesforceBench.WriteAsync(bench.Sink, "contact", [DynamicsBench.Row(1, "cxh_nps", 1m)]);
        await SalesforceBench.WriteAsync(bench.Sink, "contact", [DynamicsBench.Row(1, "cxh_nps", 2m)]);

        Assert.Equal(before, bench.Server.All("contact").Count);
    }

    [Fact]
    public async Task LookupWrittenAsPlainText_IsBoundThroughItsNavigationProperty()
    {
        await using var bench = await DynamicsBench.StartAsync(3);
        var account = SandboxWorlds.Guid("a0", 1);

        var result = Assert.Single(await SalesforceBench.WriteAsync(bench.Sink, "contact", [DynamicsBench.Row(1, "parentcustomerid_account@odata.bind", $"/accounts({account})")]));

        Assert.Equal(RowOutcome.Written, result.Outcome);
        Assert.Equal(new EntityReference("account", account), bench.Contact(1)["parentcustomerid"]);
    }

    [Fact]
    public async Task KeyRepeatedInTheBody_StandsInItsPlaceOnly()
    {
        await using var bench = await DynamicsBench.StartAsync(3);
        var row = new PushRow(DynamicsBench.Id(1), null, new Dictionary<string, object?> { ["contactid"] = DynamicsBench.Id(1), ["cxh_nps"] = 5m });

        Assert.Equal(RowOutcome.Written, Assert.Single(await SalesforceBench.WriteAsync(bench.Sink, "contact", [row])).Outcome);
    }

    [Fact]
    public async Task PersonalDataAndSecretsInTheLog_AreNotThere()
    {
        await using var bench = await SalesforceBench.StartAsync(300);
        var logger = new ListLogger();
        using var http = new HttpClient(new SocketsHttpHandler());
        using var connection = new SalesforceConnection(bench.Connection.Options with { ClientSecret = "sandbox" }, http, bench.Clock, logger);
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.Status, Server = "salesforce", Count = 2, Message = "Ann O'Neil c17@example.com +84 901 234 567 failed" });
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.RowLock, Server = "salesforce", Entity = "Contact", Row = SandboxWorlds.Id("003", 7), Count = 1 });

        await SalesforceBench.PullAsync(new SalesforceSource(connection), new PullRequest("Contact", Fields, null));
        await SalesforceBench.WriteAsync(new SalesforceSink(connection), [.. Enumerable.Range(1, 20).Select(i => SalesforceBench.Row(i, "CxHub_Feedback__c", "planted words"))]);

        Assert.NotEmpty(logger.Lines);
        Assert.DoesNotContain(logger.Lines, line => line.Contains("example.com", StringComparison.Ordinal) || line.Contains("O'Neil", StringComparison.Ordinal) || line.Contains("234 567", StringComparison.Ordinal) || line.Contains("planted", StringComparison.Ordinal) || line.Contains("sandbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IdentifierPutUnescapedIntoAQuery_IsEscaped()
    {
        using var http = new StubHttp();
        Token(http)
            .On("GET", "/services/data/v62.0/queryAll", StubHttp.Json("""{"totalSize":0,"done":true,"records":[]}"""))
            .On("PATCH", "/services/data/v62.0/composite/sobjects/Task", StubHttp.Json("""[{"id":"00T000000000001AAA","success":true,"created":true,"errors":[]}]"""));
        using var connection = Connection(http);

        await new SalesforceSink(connection).OpenFollowUpsAsync([new FollowUpOrder { Key = @"o'neil\", Subject = "s", Description = "d", DueAt = SandboxWorlds.Start }], default);

        Assert.Contains(@"IN ('o\'neil\\')", http.Requests.Single(request => request.Method is "GET").Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoginForEveryCall_HappensOncePerProcess()
    {
        await using var bench = await SalesforceBench.StartAsync(1000);
        for (var push = 0; push < 10; push++)
        {
            await SalesforceBench.WriteAsync(bench.Sink, [.. Enumerable.Range(1, 1000).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", (decimal)push))]);
        }

        Assert.Equal(1, bench.Sink.Calls.ByKind["token"]);
        Assert.Equal(50, bench.Sink.Calls.ByKind["write"]);
    }

    [Fact]
    public async Task RetryAfterATimeOutMadeADuplicate_OneTaskStands()
    {
        await using var bench = await SalesforceBench.StartAsync(3);
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.CutAfterCommit, Server = "salesforce", Path = "*/composite/sobjects/Task*", Count = 3 });

        await bench.Sink.OpenFollowUpsAsync([new FollowUpOrder { Key = "fu-1", Subject = "s", Description = "d", DueAt = SandboxWorlds.Start, ContactId = SandboxWorlds.Id("003", 1) }], default);

        Assert.Single(bench.Server.All("Task"));
    }

    [Fact]
    public async Task CursorsOfTwoDirectionsUnderOneKey_BelongToTheirEntity()
    {
        await using var bench = await SalesforceBench.StartAsync(300);

        var contacts = (await SalesforceBench.PullAsync(bench.Source, new PullRequest("Contact", Fields, null)))[^1].Cursor;
        var accounts = await SalesforceBench.PullAsync(bench.Source, new PullRequest("Account", ["Name", "Website"], contacts));

        // A cursor that was saved for something else reads everything instead of skipping.
        Assert.All(accounts, page => Assert.True(page.IsFullLoad));
        Assert.Equal(60, accounts.Sum(page => page.Records.Count));
    }

    private static StubHttp Token(StubHttp http) => http.On("POST", "/services/oauth2/token", StubHttp.Json("""{"access_token":"t","instance_url":"https://stub.example","id":"https://login.example/id/00D/005","token_type":"Bearer"}"""));

    private static SalesforceConnection Connection(StubHttp http) => new(
        new SalesforceOptions { InstanceUrl = new Uri("https://stub.example"), ClientId = "c", ClientSecret = "s", Policy = new CallPolicy { Attempts = 2 } },
        http.Client(), new ImpatientClock(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
}
