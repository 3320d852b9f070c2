using CxHub.Connectors.Dynamics;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Dynamics;

public sealed class DynamicsFollowUpTests : IAsyncLifetime
{
    private DynamicsBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await DynamicsBench.StartAsync(20);

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public void For_KnownNameSpace_GivesTheUuidOfRfc9562() =>
        Assert.Equal(Guid.Parse("2ed6657d-e927-568b-95e1-2665a8aea6a2"), FollowUpGuid.For(Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public async Task Open_NewOrder_MakesATaskOnTheContact()
    {
        var receipt = Assert.Single(await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default));

        var task = Assert.Single(_bench.Server.All("task"));
        Assert.Equal(FollowUpOutcome.Opened, receipt.Outcome);
        Assert.Equal(FollowUpGuid.For("fu-1").ToString(), receipt.RecordId);
        Assert.Equal("CxHub", task["category"]);
        Assert.Equal("fu-1", task["subcategory"]);
        Assert.Equal(new EntityReference("contact", SandboxWorlds.Guid("c0", 1)), task["regardingobjectid"]);
        Assert.Equal(2, Convert.ToInt32(task["prioritycode"], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Open_Again_IsAlreadyThereAndChangesNothing()
    {
        var first = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1")], default);
        await _bench.ControlAsync("edit", new { Table = "task", Id = first[0].RecordId, Fields = new { statecode = 1, statuscode = 5 } });

        var again = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1"), Order("fu-2")], default);

        Assert.Equal([FollowUpOutcome.AlreadyThere, FollowUpOutcome.Opened], again.Select(receipt => receipt.Outcome));
        Assert.Equal(first[0].RecordId, again[0].RecordId);
        Assert.Equal(1, Convert.ToInt32(_bench.Server.Find("task", FollowUpGuid.For("fu-1"))!["statecode"], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(FaultEffect.CutAfterCommit, 1)]
    [InlineData(FaultEffect.CutBeforeCommit, 1)]
    [InlineData(FaultEffect.ExpireToken, 1)]
    [InlineData(FaultEffect.CutAfterCommit, 30)]
    [InlineData(FaultEffect.CutBeforeCommit, 30)]
    [InlineData(FaultEffect.MalformedBody, 30)]
    [InlineData(FaultEffect.ExpireToken, 30)]
    public async Task Open_AnswerLost_LeavesExactlyOneTaskEach(FaultEffect effect, int orders)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "dataverse", Path = "*/tasks*|*batch*", Count = 1 });

        var receipts = await _bench.Sink.OpenFollowUpsAsync([.. Enumerable.Range(1, orders).Select(i => Order($"fu-{i}"))], default);

        Assert.Equal(orders, _bench.Server.All("task").Count);
        Assert.All(receipts, receipt => Assert.NotEqual(FollowUpOutcome.Rejected, receipt.Outcome));
    }

    [Fact]
    public async Task Open_TeamUserAndUnknownOwner_BindsWhatMayOwn()
    {
        var user = (Guid)_bench.Server.All("systemuser")[0]["systemuserid"]!;

        var receipts = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { OwnerId = user.ToString() }, Order("fu-2") with { OwnerId = Guid.Empty.ToString() }], default);

        Assert.All(receipts, receipt => Assert.Equal(FollowUpOutcome.Opened, receipt.Outcome));
        Assert.Null(receipts[0].Reason);
        Assert.Contains("integration user", receipts[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_Case_IsAnIncidentOfTheAccount()
    {
        var receipt = Assert.Single(await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { Kind = FollowUpKind.Case, AccountId = SandboxWorlds.Guid("a0", 1).ToString() }], default));

        var incident = Assert.Single(_bench.Server.All("incident"));
        Assert.Equal(FollowUpOutcome.Opened, receipt.Outcome);
        Assert.Equal(new EntityReference("account", SandboxWorlds.Guid("a0", 1)), incident["customerid"]);
        Assert.Equal(1, Convert.ToInt32(incident["prioritycode"], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Open_ContactThatIsGone_IsRejectedWithTheReasonAndTheOthersStand()
    {
        var receipts = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { ContactId = SandboxWorlds.Guid("c0", 9999).ToString() }, Order("fu-2")], default);

        Assert.Equal(FollowUpOutcome.Rejected, receipts[0].Outcome);
        Assert.NotNull(receipts[0].Code);
        Assert.Equal(FollowUpOutcome.Opened, receipts[1].Outcome);
    }

    [Fact]
    public async Task Open_VeryLongComment_IsCutToTheColumn()
    {
        var receipts = await _bench.Sink.OpenFollowUpsAsync([Order("fu-1") with { Description = string.Concat(Enumerable.Repeat("😞", 50_000)) }], default);

        Assert.Equal(FollowUpOutcome.Opened, receipts[0].Outcome);
    }

    private static FollowUpOrder Order(string key) => new()
    {
        Key = key,
        Subject = "Call back: NPS 3",
        Description = "Giao hàng chậm, không ai gọi lại",
        DueAt = new DateTimeOffset(2026, 3, 5, 3, 0, 0, TimeSpan.Zero),
        ContactId = DynamicsBench.Id(1),
    };
}
