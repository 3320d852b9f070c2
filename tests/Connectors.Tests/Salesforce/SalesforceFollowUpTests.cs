using CxHub.Connectors.Salesforce;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Salesforce;

public sealed class SalesforceFollowUpTests : IAsyncLifetime
{
    private SalesforceBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await SalesforceBench.StartAsync(20);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Open_NewOrder_MakesATaskOnContactAndAccount()
    {
        var receipt = Assert.Single(await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default));

        var task = Assert.Single(_bench.Server.All("Task"));
        Assert.Equal(FollowUpOutcome.Opened, receipt.Outcome);
        Assert.Equal(receipt.RecordId, task["Id"]);
        Assert.Equal("fu-1", task["CxHub_Key__c"]);
        Assert.Equal(SandboxWorlds.Id("003", 1), task["WhoId"]);
        Assert.Equal(new DateOnly(2026, 3, 5), task["ActivityDate"]);
        Assert.Equal("High", task["Priority"]);
        Assert.Contains("/lightning/r/Task/", receipt.Link!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DueLateInTheEveningUtc_IsDueOnTheLocalDay()
    {
        var sink = new SalesforceSink(_bench.Connect(options => options with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh") }));

        await sink.OpenFollowUpsAsync([Order("fu-1") with { DueAt = new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero) }], default);

        Assert.Equal(new DateOnly(2026, 3, 5), Assert.Single(_bench.Server.All("Task"))["ActivityDate"]);
    }

    [Fact]
    public async Task Open_AgainAfterAPersonCompletedIt_LeavesItCompleted()
    {
        var first = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default);
        await _bench.ControlAsync("edit", new { Id = first[0].RecordId, Fields = new { Status = "Completed" } });

        var again = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default);

        Assert.Equal(FollowUpOutcome.AlreadyThere, again[0].Outcome);
        Assert.Equal("Completed", Assert.Single(_bench.Server.All("Task"))["Status"]);
    }

    [Fact]
    public async Task Open_AgainAfterAPersonDeletedIt_DoesNotOpenItAgain()
    {
        var first = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default);
        await _bench.ControlAsync("delete", new { Ids = new[] { first[0].RecordId } });

        var again = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default);

        Assert.Equal(FollowUpOutcome.AlreadyThere, again[0].Outcome);
        Assert.Empty(_bench.Server.All("Task"));
    }

    [Theory]
    [InlineData(FaultEffect.CutAfterCommit)]
    [InlineData(FaultEffect.CutBeforeCommit)]
    [InlineData(FaultEffect.MalformedBody)]
    [InlineData(FaultEffect.ExpireToken)]
    public async Task Open_AnswerLost_LooksBeforeItRepeats(FaultEffect effect)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "salesforce", Path = "*/composite/sobjects/Task*", Count = 1 });

        var receipts = await _bench.Sink.OpenFollowUpsAsync([.. Enumerable.Range(1, 30).Select(i => Order($"fu-{i}"))], default);

        Assert.Equal(30, _bench.Server.All("Task").Count);
        Assert.All(receipts, receipt => Assert.NotNull(receipt.RecordId));
    }

    [Fact]
    public async Task Open_SameKeyTwiceInOneCall_MakesOneTask()
    {
        var receipts = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1"), Order("fu-1")], default);

        Assert.Equal(2, receipts.Count);
        Assert.Single(_bench.Server.All("Task"));
    }

    [Fact]
    public async Task Open_InactiveOwner_OpensForTheIntegrationUserAndSaysSo()
    {
        var user = _bench.Server.All("User")[0]["Id"]!.ToString()!;
        var receipts = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { OwnerId = SandboxWorlds.Id("005", 77) }, Order("fu-2") with { OwnerId = user }], default);

        Assert.Equal(FollowUpOutcome.Opened, receipts[1].Outcome);
        Assert.NotEqual(FollowUpOutcome.AlreadyThere, receipts[0].Outcome);
    }

    [Fact]
    public async Task Open_Case_StandsInTheServiceQueue()
    {
        var receipt = Assert.Single(await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { Kind = FollowUpKind.Case, Priority = FollowUpPriority.Normal }], default));

        var opened = Assert.Single(_bench.Server.All("Case"));
        Assert.Equal(FollowUpOutcome.Opened, receipt.Outcome);
        Assert.Equal("fu-1", opened["CxHub_Key__c"]);
        Assert.Equal("Medium", opened["Priority"]);
        Assert.Equal(SandboxWorlds.Id("003", 1), opened["ContactId"]);
    }

    [Fact]
    public async Task Open_ContactOfTheWrongKind_IsRejectedWithTheReasonAndTheOthersStand()
    {
        var receipts = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { ContactId = SandboxWorlds.Id("003", 9999) }, Order("fu-2")], default);

        Assert.Equal(FollowUpOutcome.Rejected, receipts[0].Outcome);
        Assert.NotNull(receipts[0].Code);
        Assert.Equal(FollowUpOutcome.Opened, receipts[1].Outcome);
    }

    [Fact]
    public async Task Open_VeryLongComment_IsCutToTheField()
    {
        await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { Description = string.Concat(Enumerable.Repeat("😞", 50_000)), Subject = new string('ệ', 400) }], default);

        Assert.Equal(255, Assert.Single(_bench.Server.All("Task"))["Subject"]!.ToString()!.Length);
    }

    private static FollowUpOrder Order(string key) => new()
    {
        Key = key,
        Subject = "Call back: NPS 3",
        Description = "Giao hàng chậm, không ai gọi lại",
        DueAt = new DateTimeOffset(2026, 3, 5, 3, 0, 0, TimeSpan.Zero),
        ContactId = SandboxWorlds.Id("003", 1),
        AccountId = SandboxWorlds.Id("001", 1),
    };
}
