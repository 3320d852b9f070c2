using System.Globalization;
using CxHub.Connectors.Dynamics;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Dynamics;

public sealed class DynamicsSinkTests : IAsyncLifetime
{
    private DynamicsBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await DynamicsBench.StartAsync(300);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Write_NumbersTextChoiceTimeAndNull_StandOnTheContact()
    {
        var row = new PushRow(DynamicsBench.Id(1), null, new Dictionary<string, object?>
        {
            ["cxh_nps"] = 9.0m,
            ["cxh_segment"] = "727000000",
            ["cxh_scoreat"] = "2026-03-02T07:30:00Z",
            ["cxh_feedback"] = "Giao hàng chậm 😞 O'Neil",
            ["emailaddress1"] = null,
        });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, "contact", [row]);

        Assert.Equal(new RowResult(row.RecordId, RowOutcome.Written), Assert.Single(results));
        Assert.Equal("9", Convert.ToString(_bench.Contact(1)["cxh_nps"], CultureInfo.InvariantCulture));
        Assert.Equal("Giao hàng chậm 😞 O'Neil", _bench.Contact(1)["cxh_feedback"]);
        Assert.Equal("727000000", Convert.ToString(_bench.Contact(1)["cxh_segment"], CultureInfo.InvariantCulture));
        Assert.Null(_bench.Contact(1)["emailaddress1"]);
        Assert.Equal("Ana", _bench.Contact(1)["firstname"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(300)]
    public async Task Write_SoManyRows_TakesExactlyTheEstimatedCalls(int rows)
    {
        var estimate = _bench.Sink.Estimate("contact", rows).Calls;
        await SalesforceBench.WriteAsync(_bench.Sink, "contact", Rows(rows));
        var first = Calls();
        var again = _bench.Sink.Estimate("contact", rows).Calls;
        await SalesforceBench.WriteAsync(_bench.Sink, "contact", Rows(rows));

        Assert.Equal(estimate, first);
        Assert.Equal(again, Calls() - first);
        Assert.Equal((rows + 99) / 100, again);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(199, 2)]
    [InlineData(200, 2)]
    [InlineData(201, 3)]
    [InlineData(2000, 20)]
    [InlineData(2001, 21)]
    [InlineData(10_000, 100)]
    [InlineData(10_001, 101)]
    [InlineData(100_000, 1000)]
    public async Task Estimate_SoManyRows_IsOneCallPerHundred(int rows, int calls)
    {
        // The first write also asks what the table can do.
        await SalesforceBench.WriteAsync(_bench.Sink, "contact", Rows(1));

        Assert.Equal(calls, _bench.Sink.Estimate("contact", rows).Calls);
    }

    [Fact]
    public async Task Write_OneBadRowAmongAHundred_IsFoundWithOneMoreCallAndTheRestIsWritten()
    {
        var rows = Rows(100);
        rows[42] = DynamicsBench.Row(43, "cxh_touchpoint", new string('x', 200));

        var results = await SalesforceBench.WriteAsync(_bench.Sink, "contact", rows);

        var rejected = Assert.Single(results, result => result.Outcome is RowOutcome.Rejected);
        Assert.Equal(DynamicsBench.Id(43), rejected.RecordId);
        Assert.Equal("0x80044331", rejected.Code);
        Assert.Contains("truncate", rejected.Action, StringComparison.Ordinal);
        Assert.Equal(99, results.Count(result => result.Outcome is RowOutcome.Written));
        Assert.Equal(2, _bench.Sink.Calls.ByKind["write"]);
        Assert.All(Enumerable.Range(1, 100).Except([43]), i => Assert.NotNull(_bench.Contact(i)["cxh_nps"]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Write_BadRowsIsolatedByHalving_StaysInsideTheCallBound(int bad)
    {
        var sink = new DynamicsSink(_bench.Connect(options => options with { IsolateByHalving = true }));
        var rows = Rows(100);
        for (var i = 0; i < bad; i++)
        {
            rows[i * 13] = DynamicsBench.Row((i * 13) + 1, "cxh_touchpoint", new string('x', 200));
        }

        var results = await SalesforceBench.WriteAsync(sink, "contact", rows);

        Assert.Equal(bad, results.Count(result => result.Outcome is RowOutcome.Rejected));
        Assert.Equal(100 - bad, results.Count(result => result.Outcome is RowOutcome.Written));
        Assert.InRange(sink.Calls.ByKind["write"], 2, (2 * bad * 7) + 1);
    }

    [Fact]
    public async Task Write_TableWithoutBulkAction_GoesThroughBatch()
    {
        await _bench.ControlAsync("bulk-support", new { Table = "contact", Messages = Array.Empty<string>() });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, "contact", Rows(250));

        Assert.Equal(250, results.Count(result => result.Outcome is RowOutcome.Written));
        Assert.Equal(3, _bench.Sink.Calls.ByKind["write"]);
        Assert.NotNull(_bench.Contact(250)["cxh_nps"]);
        Assert.Equal("$batch", _bench.Sink.Estimate("contact", 1).Route);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_RecordDeletedMeanwhile_IsRejectedAndNotMadeAgain(bool bulk)
    {
        await _bench.ControlAsync("bulk-support", new { Table = "contact", Messages = bulk ? ["UpdateMultiple"] : Array.Empty<string>() });
        await _bench.ControlAsync("delete", new { Table = "contact", Id = DynamicsBench.Id(6), Fields = new { } });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, "contact", Rows(10));

        Assert.Equal("0x80040217", Assert.Single(results, result => result.Outcome is RowOutcome.Rejected).Code);
        Assert.Null(_bench.Server.Find("contact", SandboxWorlds.Guid("c0", 6)));
        Assert.Equal(9, results.Count(result => result.Outcome is RowOutcome.Written));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_ColumnVanished_PausesThatColumnAndWritesTheRest(bool bulk)
    {
        await _bench.ControlAsync("bulk-support", new { Table = "contact", Messages = bulk ? ["UpdateMultiple"] : Array.Empty<string>() });
        var both = new PushRow(DynamicsBench.Id(1), null, new Dictionary<string, object?> { ["cxh_nps"] = 7m, ["cxh_gone"] = 5m });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, "contact", [both, DynamicsBench.Row(2, "cxh_gone", 1m)]);

        Assert.Equal(RowOutcome.Written, results.Single(result => result.RecordId == both.RecordId).Outcome);
        Assert.Equal(["cxh_gone"], results.Single(result => result.RecordId == both.RecordId).Withheld);
        Assert.Equal(RowOutcome.Filtered, results.Single(result => result.RecordId != both.RecordId).Outcome);
        Assert.Equal("7", Convert.ToString(_bench.Contact(1)["cxh_nps"], CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(FaultEffect.CutBeforeCommit, 0)]
    [InlineData(FaultEffect.CutAfterCommit, 0)]
    [InlineData(FaultEffect.MalformedBody, 0)]
    [InlineData(FaultEffect.ExpireToken, 0)]
    [InlineData(FaultEffect.Status, 503)]
    [InlineData(FaultEffect.Status, 429)]
    public async Task Write_AnyPassingFault_EndsAsIfNothingHadHappened(FaultEffect effect, int status)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "dataverse", Path = "*UpdateMultiple*|*batch*", Count = 1, Status = status, RetryAfterSeconds = status is 429 ? 9 : null });

        var results = await SalesforceBench.WriteAsync(_bench.Sink, "contact", Rows(250));

        Assert.Equal(250, results.Count(result => result.Outcome is RowOutcome.Written));
        Assert.All(Enumerable.Range(1, 250), i => Assert.NotNull(_bench.Contact(i)["cxh_nps"]));
    }

    [Fact]
    public async Task Describe_Contact_GivesTypesAndLengths()
    {
        var schema = await _bench.Sink.DescribeAsync("contact", default);

        Assert.Equal(FieldType.Number, schema!.Fields["cxh_nps"].Type);
        Assert.Equal(100, schema.Fields["cxh_touchpoint"].Length);
        Assert.Equal(FieldType.LongText, schema.Fields["cxh_feedback"].Type);
        Assert.Equal(FieldType.Reference, schema.Fields["_parentcustomerid_value"].Type);
        Assert.False(schema.Fields["fullname"].Writable);
        Assert.Null(await _bench.Sink.DescribeAsync("nothing", default));
    }

    [Fact]
    public async Task Provision_TwiceOnDryAndReal_ListsCreatesAndThenFindsEverything()
    {
        FieldDefinition[] fields =
        [
            new("contact", "cxh_nps", "NPS", FieldType.Number),
            new("contact", "cxh_tier", "Tier", FieldType.Text, Length: 40),
            new("contact", "cxh_hubkey", "Hub key", FieldType.Text, Length: 64, Unique: true),
            new("contact", "cxh_reason", "Reason", FieldType.LongText, Length: 5000),
        ];
        await _bench.ControlAsync("settings", new { KeyIndexingSeconds = 12 });

        var dry = await _bench.Sink.ProvisionAsync(fields, dryRun: true, default);
        var real = await _bench.Sink.ProvisionAsync(fields, dryRun: false, default);
        var again = await _bench.Sink.ProvisionAsync(fields, dryRun: false, default);

        Assert.Equal(4, dry.Count(step => step.State is ProvisionState.Missing && IsSchema(step)));
        Assert.Equal(4, real.Count(step => step.State is ProvisionState.Created && IsSchema(step)));
        Assert.All(again, step => Assert.Equal(ProvisionState.Present, step.State));
        await SalesforceBench.WriteAsync(_bench.Sink, "contact", [DynamicsBench.Row(1, "cxh_tier", "Gold")]);
        Assert.Equal("Gold", _bench.Contact(1)["cxh_tier"]);
    }

    private static bool IsSchema(ProvisionStep step) => step.What.StartsWith("column ", StringComparison.Ordinal) || step.What.StartsWith("key ", StringComparison.Ordinal);

    private long Calls() => _bench.Sink.Calls.Total - _bench.Sink.Calls.ByKind["token"];

    private static PushRow[] Rows(int count) => [.. Enumerable.Range(1, count).Select(i => DynamicsBench.Row(i, "cxh_nps", (decimal)(i % 11)))];
}
