using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class LedgerOnSqlite() : LedgerContract(TestEngine.Sqlite);

public sealed class LedgerOnPostgres() : LedgerContract(TestEngine.Postgres);

/// <summary>Known target state, push runs and their rows, follow-ups, runs and audit.</summary>
public abstract class LedgerContract(TestEngine engine) : StoreContract(engine)
{
    [Fact]
    public async Task Observe_OlderThanWhatIsKnown_ChangesNothing()
    {
        await Write(s => s.Targets.WrittenAsync("sf", "Contact", [Known("1", 10, ("NPS__c", 9m))]));

        await Write(s => s.Targets.ObserveAsync("sf", "Contact", [Known("1", 5, ("NPS__c", 3m))]));
        Assert.Equal(9m, (await GetAsync("1")).Fields["NPS__c"]);

        await Write(s => s.Targets.ObserveAsync("sf", "Contact", [Known("1", 10, ("NPS__c", 8m))]));
        Assert.Equal(8m, (await GetAsync("1")).Fields["NPS__c"]);
    }

    [Fact]
    public async Task Written_SomeFields_LeavesTheOthersAsKnown()
    {
        await Write(s => s.Targets.ObserveAsync("sf", "Contact", [Known("1", 1, ("a", "x"), ("b", null), ("c", true), ("d", 1.50m))]));

        await Write(s => s.Targets.WrittenAsync("sf", "Contact", [Known("1", 2, ("a", null), ("e", "O'Brien 😀")), Known("2", 2, ("a", "new"))]));

        var fields = (await GetAsync("1")).Fields;
        Assert.Equal(new Dictionary<string, object?> { ["a"] = null, ["b"] = null, ["c"] = true, ["d"] = 1.50m, ["e"] = "O'Brien 😀" }, fields);
        Assert.Equal(Start.AddMinutes(2), (await GetAsync("1")).At);
        Assert.Equal("new", (await GetAsync("2")).Fields["a"]);
    }

    [Fact]
    public async Task Targets_SameIdInTwoTargets_AreTwoRecords()
    {
        await Write(s => s.Targets.ObserveAsync("sf", "Contact", [Known("1", 1, ("a", "sf"))]));
        await Write(s => s.Targets.ObserveAsync("dv", "Contact", [Known("1", 1, ("a", "dv"))]));

        await Write(s => s.Targets.RemoveAsync("dv", "Contact", ["1"]));

        Assert.Equal("sf", (await GetAsync("1")).Fields["a"]);
        Assert.Empty(await Read(s => s.Targets.GetAsync("dv", "Contact", ["1"])));
    }

    [Fact]
    public async Task Abandon_RunThatNeverEnded_IsFailedWithTheRowsThatWereBookedAndNoOtherRunIsTouched()
    {
        var lost = Run("lost");
        var done = Run("done") with { State = PushRunState.Succeeded, FinishedAt = Start.AddMinutes(1), Written = 5 };
        var elsewhere = Run("elsewhere") with { Target = "dv" };
        await Write(async s =>
        {
            await s.Pushes.StartAsync(lost);
            await s.Pushes.StartAsync(done);
            await s.Pushes.StartAsync(elsewhere);
            await s.Pushes.AddRowsAsync("lost", [Ledger("1", RowOutcome.Written), Ledger("2", RowOutcome.Written), Ledger("3", RowOutcome.Rejected)]);
        });

        await Write(s => s.Pushes.AbandonAsync(lost.Target, "the process ended"));

        var failed = (await Read(s => s.Pushes.FindAsync("lost")))!;
        Assert.Equal((PushRunState.Failed, 3, 2, 1, "the process ended"), (failed.State, failed.Planned, failed.Written, failed.Rejected, failed.Detail));
        Assert.NotNull(failed.FinishedAt);
        Assert.Equal(done, await Read(s => s.Pushes.FindAsync("done")));
        Assert.Equal(PushRunState.Running, (await Read(s => s.Pushes.FindAsync("elsewhere")))!.State);
    }

    [Fact]
    public async Task Rows_FilteredAndPaged_GiveExactlyTheRowsAskedFor()
    {
        var run = Run("r1");
        await Write(s => s.Pushes.StartAsync(run));
        await Write(s => s.Pushes.AddRowsAsync("r1", [.. Enumerable.Range(0, 30).Select(i => Ledger($"{i:D2}", i % 10 is 0 ? RowOutcome.Rejected : RowOutcome.Written))]));
        await Write(s => s.Pushes.FinishAsync(run with { State = PushRunState.Succeeded, FinishedAt = Start.AddMinutes(1), Written = 27, Rejected = 3, Calls = 1 }));

        var rejected = await Read(s => s.Pushes.RowsAsync("r1", new PushRowQuery { Outcome = RowOutcome.Rejected }));
        var found = await Read(s => s.Pushes.RowsAsync("r1", new PushRowQuery { Text = "duplicate_VALUE" }));
        var first = await Read(s => s.Pushes.RowsAsync("r1", new PushRowQuery { Max = 20 }));
        var second = await Read(s => s.Pushes.RowsAsync("r1", new PushRowQuery { Max = 20, After = first.Next }));

        Assert.Equal(["00", "10", "20"], rejected.Rows.Select(row => row.RecordId));
        Assert.Equal(["00", "10", "20"], found.Rows.Select(row => row.RecordId));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i:D2}"), first.Rows.Concat(second.Rows).Select(row => row.RecordId));
        Assert.Null(second.Next);
        Assert.Equal((27, 3, PushRunState.Succeeded), await Read(async s => (await s.Pushes.FindAsync("r1")) is { } stored ? (stored.Written, stored.Rejected, stored.State) : default));
        Assert.Equal(9m, first.Rows[1].After["NPS__c"]);
        Assert.Null(first.Rows[1].Before["NPS__c"]);
    }

    [Fact]
    public async Task LastWritten_SeveralRuns_IsTheNewestConfirmedValueOfEachField()
    {
        await Write(s => s.Pushes.StartAsync(Run("r1")));
        await Write(s => s.Pushes.AddRowsAsync("r1", [Ledger("1", RowOutcome.Written, ("a", "old"), ("b", "kept")), Ledger("2", RowOutcome.Rejected, ("a", "refused")), Ledger("9", RowOutcome.Written, ("a", "not asked for"))]));
        await Write(s => s.Pushes.StartAsync(Run("r2")));
        await Write(s => s.Pushes.AddRowsAsync("r2", [Ledger("1", RowOutcome.Written, ("a", null))]));
        await Write(s => s.Pushes.AddRowsAsync("r2", [Ledger("1", RowOutcome.Filtered, ("b", "held back"))]));

        var written = await Read(s => s.Pushes.LastWrittenAsync("sf", "Contact", ["1", "2", "3"]));

        Assert.Equal(["1"], written.Keys);
        Assert.Equal(new Dictionary<string, object?> { ["a"] = null, ["b"] = "kept" }, written["1"]);
    }

    [Fact]
    public async Task LastRejected_RowThatPassedLater_IsNotNamed()
    {
        await Write(s => s.Pushes.StartAsync(Run("r1")));
        await Write(s => s.Pushes.AddRowsAsync("r1", [Ledger("1", RowOutcome.Rejected), Ledger("2", RowOutcome.Rejected), Ledger("3", RowOutcome.Written)]));
        await Write(s => s.Pushes.StartAsync(Run("r2")));
        await Write(s => s.Pushes.AddRowsAsync("r2", [Ledger("1", RowOutcome.Written), Ledger("3", RowOutcome.Rejected)]));

        Assert.Equal(["2", "3"], (await Read(s => s.Pushes.LastRejectedAsync("sf", "Contact"))).Select(row => row.RecordId));
        Assert.Empty(await Read(s => s.Pushes.LastRejectedAsync("dv", "Contact")));
        Assert.Equal(["r2", "r1"], (await Read(s => s.Pushes.RunsAsync(5))).Select(run => run.Id));
        Assert.Equal(5, (await Read(s => s.Pushes.OfProfileAsync(["profile 1", "profile 2", "profile 3"]))).Count);
    }

    [Fact]
    public async Task Refusals_SameContentAndCode_AreCountedAndAnythingElseBeginsAnew()
    {
        await Write(s => s.Refusals.AddAsync("sf", "Contact", [Refusal("1"), Refusal("2"), Refusal("3"), Refusal("4")]));
        await Write(s => s.Refusals.AddAsync("sf", "Contact", [Refusal("1") with { Reason = "said otherwise" }, Refusal("2") with { Content = "other" }, Refusal("3") with { Code = null }]));
        await Write(s => s.Refusals.ForgetAsync("sf", "Contact", ["4"]));

        var standing = await Read(s => s.Refusals.OfAsync("sf", "Contact", ["1", "2", "3", "4"]));

        Assert.Equal(["1", "2", "3"], standing.Keys.Order());
        Assert.Equal([(2, "said otherwise"), (1, "no"), (1, "no")], standing.OrderBy(pair => pair.Key).Select(pair => (pair.Value.Attempts, pair.Value.Reason)));
        Assert.Equal(["1"], await Read(s => s.Refusals.ParkedAsync("sf", "Contact", 2)));
        Assert.Empty(await Read(s => s.Refusals.ParkedAsync("dv", "Contact", 1)));
    }

    [Fact]
    public async Task AddRows_UnknownRun_IsRefused() =>
        await Assert.ThrowsAsync<StoreException>(() => Write(s => s.Pushes.AddRowsAsync("none", [Ledger("1", RowOutcome.Written)])));

    [Fact]
    public async Task FollowUp_AddedTwice_ExistsOnce()
    {
        Assert.True(await Write(s => s.FollowUps.AddAsync(Work("k1", "p1"))));

        Assert.False(await Write(s => s.FollowUps.AddAsync(Work("k1", "p2"))));

        Assert.Equal(Work("k1", "p1"), await Read(s => s.FollowUps.FindAsync("k1")));
    }

    [Fact]
    public async Task FollowUp_AddedByManyAtOnce_ExistsOnce()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Write(s => s.FollowUps.AddAsync(Work("k1", "p1"))))));

        Assert.Single(added, first => first);
    }

    [Fact]
    public async Task FollowUps_UpdatedThroughTheirStates_AreListedByStateTargetAndDueTime()
    {
        await Write(s => s.FollowUps.AddAsync(Work("k1", "p1", dueInHours: 3)));
        await Write(s => s.FollowUps.AddAsync(Work("k2", "p1", dueInHours: 1)));
        await Write(s => s.FollowUps.AddAsync(Work("k3", "p2", dueInHours: 2) with { Target = "sf" }));

        await Write(s => s.FollowUps.UpdateAsync(Work("k1", "p1", dueInHours: 3) with { State = FollowUpState.Open, RecordId = "00T1", Link = new Uri("http://crm.test/00T1") }));

        Assert.Equal(["k2"], (await Read(s => s.FollowUps.InStateAsync(FollowUpState.Pending, "dv", 10))).Select(work => work.Key));
        Assert.Equal("00T1", Assert.Single(await Read(s => s.FollowUps.InStateAsync(FollowUpState.Open, null, 10))).RecordId);
        Assert.Equal(["k2", "k3"], (await Read(s => s.FollowUps.ListAsync(new FollowUpQuery { Max = 2 }))).Select(work => work.Key));
        Assert.Equal(["k1"], (await Read(s => s.FollowUps.ListAsync(new FollowUpQuery { After = "k3" }))).Select(work => work.Key));
        Assert.Equal(["k2"], (await Read(s => s.FollowUps.ListAsync(new FollowUpQuery { DueBefore = Start.AddHours(2) }))).Select(work => work.Key));
        Assert.Equal(["k1", "k2"], (await Read(s => s.FollowUps.OfProfileAsync(["p1"]))).Select(work => work.Key));
        Assert.Equal(2, (await Read(s => s.FollowUps.OpenForAsync("p1", "detractor"))).Count);
        Assert.Equal((2, 1, 0), await Read(async s => await s.FollowUps.CountsAsync() is var counts ? (counts[FollowUpState.Pending], counts[FollowUpState.Open], counts[FollowUpState.Completed]) : default));
        Clock.Advance(TimeSpan.FromHours(2.5));
        Assert.Equal((2, 1), await Read(async s => await s.Overview.FollowUpsAsync(Start.AddHours(4)) is var numbers ? (numbers.Overdue, numbers.DueSoon) : default));
    }

    [Fact]
    public async Task Since_AMoment_NamesOnlyWhatHappenedAfterwards()
    {
        await Write(s => s.Pushes.StartAsync(Run("old") with { StartedAt = Start.AddHours(-1) }));
        await Write(s => s.Pushes.StartAsync(Run("new")));
        await Write(s => s.FollowUps.AddAsync(Work("old", "p1") with { State = FollowUpState.Open, OpenedAt = Start.AddHours(-1) }));
        await Write(s => s.FollowUps.AddAsync(Work("new", "p1") with { State = FollowUpState.Open, OpenedAt = Start }));
        await Write(s => s.FollowUps.AddAsync(Work("refused", "p1") with { State = FollowUpState.Rejected }));
        await Write(s => s.FollowUps.AddAsync(Work("waiting", "p1")));

        Assert.Equal(["new"], (await Read(s => s.Pushes.SinceAsync(Start))).Select(run => run.Id));
        Assert.Equal(["new", "refused"], (await Read(s => s.FollowUps.OpenedSinceAsync(Start))).Select(work => work.Key));
    }

    [Fact]
    public async Task FollowUp_UpdateOfAnUnknownKey_IsRefused() =>
        await Assert.ThrowsAsync<StoreException>(() => Write(s => s.FollowUps.UpdateAsync(Work("none", "p1"))));

    [Fact]
    public async Task RunsAndAudit_Stored_ComeBackNewestFirst()
    {
        var run = new LoopRun("r1", "schedule", Start, null, "running", null);
        await Write(s => s.Runs.StartAsync(run));
        await Write(s => s.Runs.StartAsync(run with { Id = "r2", StartedAt = Start.AddHours(1) }));
        await Write(s => s.Runs.FinishAsync(run with { FinishedAt = Start.AddMinutes(1), State = "succeeded", Summary = """{"pulled":3}""" }));
        await Write(s => s.Audit.AddAsync(new(Start, "ann", "viewed", "p1", null)));
        await Write(s => s.Audit.AddAsync(new(Start, "bob", "erased", "p2", "42 rows")));

        Assert.Equal(["r2", "r1"], (await Read(s => s.Runs.ListAsync(10))).Select(stored => stored.Id));
        Assert.Equal("""{"pulled":3}""", (await Read(s => s.Runs.FindAsync("r1")))!.Summary);
        Assert.Equal(["bob", "ann"], (await Read(s => s.Audit.ListAsync(null, 10))).Select(entry => entry.Who));
        Assert.Equal(["ann"], (await Read(s => s.Audit.ListAsync("p1", 10))).Select(entry => entry.Who));
    }

    [Fact]
    public async Task SourceStatus_RecordsAndCursors_AreCountedPerEntity()
    {
        await Write(s => s.Records.LandAsync([Row("1", "{}"), Row("2", "{}"), Row("3", "{}", deleted: true)], fullLoad: true));
        await Write(s => s.Cursors.SetAsync(new("salesforce", "Contact", "c", Start, Start, null, "503 from the CRM")));
        await Write(s => s.Cursors.SetAsync(new("survey", "response", null, null, Start, Start, null)));

        var status = await Read(s => s.Overview.SourceStatusAsync());

        Assert.Equal(
            [new("salesforce", "Contact", 2, 1, Start, Start, null, true, "503 from the CRM"), new("survey", "response", 0, 0, null, Start, Start, false, null)],
            status);
    }

    internal static FollowUp Work(string key, string profile, int dueInHours = 8) => new()
    {
        Key = key,
        Rule = "detractor",
        FeedbackKey = new("survey", "response", "1"),
        ProfileId = profile,
        Target = "dv",
        State = FollowUpState.Pending,
        TriggeredAt = Start,
        Order = new FollowUpOrder { Key = key, Subject = "Gọi lại khách", Description = "NPS 2: \"Rất tệ\"", DueAt = Start.AddHours(dueInHours) },
    };

    internal static PushRun Run(string id) => new(id, "sf", PushRunState.Running, Start, null, 30, 0, 0, 0, 0, 0, null);

    private static PushRefusal Refusal(string id) => new(id, "content", 1, "DUPLICATE_VALUE", "no", null, Start);

    private static PushLedgerRow Ledger(string id, RowOutcome outcome, params (string Field, object? Value)[] after) => new(
        "Contact",
        id,
        $"profile {id}",
        outcome,
        outcome is RowOutcome.Rejected ? "DUPLICATE_VALUE" : null,
        outcome is RowOutcome.Rejected ? "duplicate value found" : null,
        null,
        new Dictionary<string, object?> { ["NPS__c"] = null },
        after is [] ? new Dictionary<string, object?> { ["NPS__c"] = 9m } : after.ToDictionary(field => field.Field, field => field.Value),
        Start);

    private static TargetRecord Known(string id, int minute, params (string Field, object? Value)[] fields) =>
        new(id, fields.ToDictionary(field => field.Field, field => field.Value), Start.AddMinutes(minute));

    private async Task<TargetRecord> GetAsync(string id) => (await Read(s => s.Targets.GetAsync("sf", "Contact", [id])))[id];
}
