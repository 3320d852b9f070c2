using CxHub.Connectors.Salesforce;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Salesforce;

public sealed class SalesforceSinkTests : IAsyncLifetime
{
    private SalesforceBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await SalesforceBench.StartAsync(500);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Write_NumbersTextDatesAndNull_StandOnTheContacts()
    {
        var row = new PushRow(SandboxWorlds.Id("003", 1), null, new Dictionary<string, object?>
        {
            ["CxHub_Nps__c"] = 9.0m,
            ["CxHub_Segment__c"] = "Promoter",
            ["CxHub_Score_At__c"] = "2026-03-02T07:30:00Z",
            ["CxHub_Feedback__c"] = "Giao hàng chậm 😞 O'Neil",
            ["Email"] = null,
        });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, row);

        Assert.Equal(new RowResult(row.RecordId, RowOutcome.Written), Assert.Single(results));
        var contact = _bench.Server.Find(row.RecordId)!;
        Assert.Equal(9m, Convert.ToDecimal(contact["CxHub_Nps__c"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Giao hàng chậm 😞 O'Neil", contact["CxHub_Feedback__c"]);
        Assert.Null(contact["Email"]);
        Assert.Equal("Ann", contact["FirstName"]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(199, 1)]
    [InlineData(200, 1)]
    [InlineData(201, 2)]
    [InlineData(500, 3)]
    public async Task Write_SoManyRows_TakesExactlyTheEstimatedCalls(int rows, int calls)
    {
        var estimate = _bench.Sink.Estimate("Contact", rows);

        var results = await SalesforceBench.WriteAsync(_bench.Sink, Rows(rows));

        Assert.Equal(calls, estimate.Calls);
        Assert.Equal(calls, _bench.Sink.Calls.ByKind["write"]);
        Assert.All(results, result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.Equal(rows, results.Count);
    }

    [Fact]
    public async Task Write_OneBadRowAmongTwoHundred_RejectsExactlyThatRowWithItsReason()
    {
        var rows = Rows(200);
        rows[42] = SalesforceBench.Row(43, "CxHub_Segment__c", "No such value");

        var results = await SalesforceBench.WriteAsync(_bench.Sink, rows);

        var rejected = Assert.Single(results, result => result.Outcome is RowOutcome.Rejected);
        Assert.Equal(SandboxWorlds.Id("003", 43), rejected.RecordId);
        Assert.Equal("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", rejected.Code);
        Assert.Contains("translate it in the target map", rejected.Action, StringComparison.Ordinal);
        Assert.Equal(199, results.Count(result => result.Outcome is RowOutcome.Written));
    }

    [Fact]
    public async Task Write_DeletedAndUnknownRecords_AreRejectedAndNotMade()
    {
        await _bench.ControlAsync("delete", new { Ids = new[] { SandboxWorlds.Id("003", 1) } });
        var contacts = _bench.Server.All("Contact").Count;

        var results = await SalesforceBench.WriteAsync(_bench.Sink, SalesforceBench.Row(1, "CxHub_Nps__c", 1m), SalesforceBench.Row(9999, "CxHub_Nps__c", 1m), SalesforceBench.Row(2, "CxHub_Nps__c", 1m));

        Assert.Equal(2, results.Count(result => result.Outcome is RowOutcome.Rejected));
        Assert.Equal(contacts, _bench.Server.All("Contact").Count);
    }

    [Fact]
    public async Task Write_LockedRows_AreSentAgainAlone()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.RowLock, Server = "salesforce", Entity = "Contact", Row = SandboxWorlds.Id("003", 7), Count = 2 });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, Rows(200));

        Assert.Equal(200, results.Count);
        Assert.All(results, result => Assert.Equal(RowOutcome.Written, result.Outcome));
        Assert.Equal(3, _bench.Sink.Calls.ByKind["write"]);
        Assert.Equal(202, _bench.Server.Requests.Newest(100).Where(request => request.Method is "PATCH").Sum(request => request.Rows));
    }

    [Fact]
    public async Task Write_RowLockedForEver_EndsRejectedAndTheRestIsWritten()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.RowLock, Server = "salesforce", Entity = "Contact", Row = SandboxWorlds.Id("003", 7) });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, Rows(200));

        Assert.Equal("UNABLE_TO_LOCK_ROW", Assert.Single(results, result => result.Outcome is RowOutcome.Rejected).Code);
        Assert.Equal(200, results.Count);
    }

    [Fact]
    public async Task Write_FieldVanished_PausesThatFieldAndWritesTheRest()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.HideField, Server = "salesforce", Entity = "Contact", Row = "CxHub_Ces__c" });
        var both = new PushRow(SandboxWorlds.Id("003", 1), null, new Dictionary<string, object?> { ["CxHub_Nps__c"] = 7m, ["CxHub_Ces__c"] = 5m });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, both, SalesforceBench.Row(2, "CxHub_Ces__c", 5m));

        Assert.Equal(RowOutcome.Written, results.Single(result => result.RecordId == both.RecordId).Outcome);
        Assert.Equal(["CxHub_Ces__c"], results.Single(result => result.RecordId == both.RecordId).Withheld);
        Assert.Equal(RowOutcome.Filtered, results.Single(result => result.RecordId != both.RecordId).Outcome);
        Assert.Equal(7m, Convert.ToDecimal(_bench.Server.Find(both.RecordId)!["CxHub_Nps__c"], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(FaultEffect.CutBeforeCommit)]
    [InlineData(FaultEffect.CutAfterCommit)]
    [InlineData(FaultEffect.MalformedBody)]
    [InlineData(FaultEffect.ExpireToken)]
    [InlineData(FaultEffect.Status)]
    public async Task Write_AnyPassingFault_EndsAsIfNothingHadHappened(FaultEffect effect)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "salesforce", Path = "*/composite/*", Count = effect is FaultEffect.ExpireToken ? 1 : 2, Status = 503 });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, Rows(250));

        Assert.Equal(250, results.Count(result => result.Outcome is RowOutcome.Written));
        Assert.All(Enumerable.Range(1, 250), i => Assert.NotNull(_bench.Server.Find(SandboxWorlds.Id("003", i))!["CxHub_Nps__c"]));
    }

    [Fact]
    public async Task Write_DayUsedUpHalfWay_KeepsWhatWasWrittenAndStops()
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.QuotaLeft, Server = "salesforce", Path = "*/composite/*", Skip = 1, Value = 0, Count = 1 });
        var sink = new SalesforceSink(_bench.Connect(options => options with { WriteConcurrency = 1 }));
        List<RowResult> results = [];

        var failure = await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var result in sink.WriteAsync(new PushBatch("r", "Contact", Rows(500)), default))
            {
                results.Add(result);
            }
        });

        Assert.Equal(FailureKind.QuotaExhausted, failure.Kind);
        Assert.Equal(200, results.Count);
    }

    [Fact]
    public async Task Write_RowsOfOneAccount_StandTogether()
    {
        var rows = Enumerable.Range(1, 400).Select(i => new PushRow(SandboxWorlds.Id("003", i), SandboxWorlds.Id("001", i % 7), new Dictionary<string, object?> { ["CxHub_Nps__c"] = 1m })).ToArray();

        var results = await SalesforceBench.WriteAsync(new SalesforceSink(_bench.Connect(options => options with { WriteConcurrency = 1 })), rows);

        var order = results.Select(result => rows.Single(row => row.RecordId == result.RecordId).ParentId).ToArray();
        Assert.Equal(7, order.Zip(order.Skip(1)).Count(pair => pair.First != pair.Second) + 1);
    }

    [Fact]
    public async Task Describe_Contact_GivesTypesLengthsAndPickLists()
    {
        var schema = await _bench.Sink.DescribeAsync("Contact", default);

        Assert.Equal(FieldType.Number, schema!.Fields["CxHub_Nps__c"].Type);
        Assert.Equal(80, schema.Fields["LastName"].Length);
        Assert.Equal(["Promoter", "Passive", "Detractor"], schema.Fields["CxHub_Segment__c"].PickList);
        Assert.True(schema.Fields["CxHub_Id__c"].Unique);
        Assert.Null(await _bench.Sink.DescribeAsync("Nothing__c", default));
    }

    private static PushRow[] Rows(int count) => [.. Enumerable.Range(1, count).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", (decimal)(i % 11)))];
}
