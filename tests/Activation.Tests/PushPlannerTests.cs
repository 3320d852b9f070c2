using CxHub.Activation.Pushing;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class PushPlannerTests
{
    private const string Nps = "Nps: { from: score.nps, type: number }";

    [Fact]
    public void Plan_ValuesThatDifferStandOrAreUnknown_WritesOnlyWhatChanges()
    {
        var plan = PushPlanner.Plan(Setup.Map(Nps), [Setup.Candidate("1", 9, ("Nps", 8m)), Setup.Candidate("2", 9, ("Nps", 9.0m)), Setup.Candidate("3", 9)]);

        Assert.Equal([PlanOutcome.Write, PlanOutcome.Unchanged, PlanOutcome.Write], plan.Rows.Select(row => row.Outcome));
        Assert.Equal(new FieldChange("Nps", true, 8m, 9m), Assert.Single(plan.Rows[0].Changes));
        Assert.Equal(new FieldChange("Nps", false, null, 9m), Assert.Single(plan.Rows[2].Changes));
        Assert.Empty(plan.Rows[2].Before);
        Assert.Equal((3, 2, 1, 0), (plan.Planned, plan.Write, plan.Unchanged, plan.Filtered));
    }

    [Fact]
    public void Plan_AnUnmappedFieldOfTheRecordDiffers_WritesNothing() =>
        Assert.Equal(0, PushPlanner.Plan(Setup.Map(Nps), [Setup.Candidate("1", 9, ("Nps", 9m), ("Title", "new"))]).Write);

    [Fact]
    public void Plan_AFieldWasAddedToTheMap_WritesThatFieldOnly()
    {
        var row = Assert.Single(PushPlanner.Plan(Setup.Map(Nps + "\nAt: { from: score.nps.at, type: date-time }"), [Setup.Candidate("1", 9, ("Nps", 9m))]).Rows);

        Assert.Equal(["At"], row.After.Keys);
    }

    [Fact]
    public void Plan_ContentThatWasRejectedTooOften_IsParkedWithCodeReasonAndWhatToDo()
    {
        var map = Setup.Map("Nps: { from: score.nps, type: number }");
        var candidate = Setup.Candidate("1", 9, ("Nps", 8m));
        var content = RowContent.Of(map, PushPlanner.Plan(map, [candidate]).Rows[0].Changes);
        PushCandidate Refused(int times, double nps) => Setup.Candidate("1", nps, ("Nps", 8m)) with { Refusal = new PastRefusal(content, times, "DUPLICATE_VALUE", "duplicate value found", "Merge the two records.") };

        var parked = PushPlanner.Plan(map, [Refused(10, 9)]);

        var row = Assert.Single(parked.Rows);
        Assert.Equal((PlanOutcome.Parked, 1, 0, "parked after 10 rejections: duplicate value found"), (row.Outcome, parked.Parked, parked.Write, row.Reason));
        Assert.Equal(("DUPLICATE_VALUE", "Merge the two records."), (row.Refusal!.Code, row.Refusal.Action));
        Assert.Empty(parked.ToBatch("r").Rows);
        Assert.Equal(1, PushPlanner.Plan(map, [Refused(9, 9)]).Write);
        Assert.Equal(1, PushPlanner.Plan(map, [Refused(10, 7)]).Write);
        Assert.Equal(1, PushPlanner.Plan(Setup.Map("Nps: { from: score.nps, type: number, nulls: clear }"), [Refused(10, 9)]).Write);
        Assert.Equal(1, PushPlanner.Plan(map, [Setup.Candidate("1", 8, ("Nps", 8m)) with { Refusal = Refused(10, 9).Refusal }]).Unchanged);
    }

    [Theory]
    [InlineData("leave", 7, PlanOutcome.Unchanged, null)]
    [InlineData("clear", 7, PlanOutcome.Write, null)]
    [InlineData("clear", null, PlanOutcome.Unchanged, null)]
    [InlineData("refuse", 7, PlanOutcome.Filtered, "Nps: the hub has no value, and the map refuses to write without one")]
    public void Plan_NoValueInTheHub_FollowsTheNullPolicy(string policy, int? standing, PlanOutcome outcome, string? reason)
    {
        var candidate = Setup.Candidate("1", null, ("Nps", (decimal?)standing));

        var row = Assert.Single(PushPlanner.Plan(Setup.Map($"Nps: {{ from: score.nps, type: number, nulls: {policy} }}"), [candidate]).Rows);

        Assert.Equal((outcome, reason), (row.Outcome, row.Reason));
        Assert.Equal(outcome is PlanOutcome.Write, row.After.TryGetValue("Nps", out var value) && value is null);
    }

    [Fact]
    public void Plan_ClearingAFieldNobodyHasRead_WritesNothing() =>
        Assert.Equal(0, PushPlanner.Plan(Setup.Map("Nps: { from: score.nps, type: number, nulls: clear }"), [Setup.Candidate("1", null)]).Write);

    public static TheoryData<string, object?, object?, int, PlanOutcome> Conflicts => new()
    {
        // policy, standing, last written by the hub, hours from score to the record's change, outcome
        { "hub-wins", 5m, null, 9, PlanOutcome.Write },
        { "crm-wins", 5m, null, 9, PlanOutcome.Filtered },
        { "crm-wins", null, null, 9, PlanOutcome.Write },
        { "crm-wins", 5m, 5m, 9, PlanOutcome.Write },
        { "crm-wins", null, 5m, 9, PlanOutcome.Filtered }, // emptied by a person
        { "newest", 5m, null, 9, PlanOutcome.Filtered },
        { "newest", 5m, null, -9, PlanOutcome.Write },
        { "newest", 5m, 5m, 9, PlanOutcome.Write },
        { "only-if-empty", 5m, null, -9, PlanOutcome.Filtered },
        { "only-if-empty", null, null, -9, PlanOutcome.Write },
        { "only-if-empty", 5m, 5m, 9, PlanOutcome.Write },
    };

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void Plan_SomebodyElsesValueStands_FollowsTheConflictPolicy(string policy, object? standing, object? written, int hours, PlanOutcome outcome)
    {
        var candidate = Setup.Candidate("1", 9, ("Nps", standing)) with
        {
            StandingAt = Setup.Monday.AddHours(hours),
            LastWritten = written is null ? null : new Dictionary<string, object?> { ["Nps"] = written },
        };

        var row = Assert.Single(PushPlanner.Plan(Setup.Map($"Nps: {{ from: score.nps, type: number, conflict: {policy} }}"), [candidate]).Rows);

        Assert.Equal(outcome, row.Outcome);
        Assert.Equal(outcome is PlanOutcome.Filtered, row.Reason is not null);
    }

    [Theory]
    [InlineData("crm-wins")]
    [InlineData("newest")]
    [InlineData("only-if-empty")]
    public void Plan_CautiousPolicyAndNothingReadYet_WaitsForThePull(string policy)
    {
        var row = Assert.Single(PushPlanner.Plan(Setup.Map($"Nps: {{ from: score.nps, type: number, conflict: {policy} }}"), [Setup.Candidate("1", 9)]).Rows);

        Assert.Equal("Nps: what stands in the target has not been read yet", row.Reason);
    }

    [Fact]
    public void Plan_TargetKeptTheTextInItsOwnWay_IsUnchanged()
    {
        var sent = new string('x', 200) + "\r\nlast line";
        var map = Setup.Map("Text: { from: score.nps.text, type: long-text }");
        var candidate = new PushCandidate
        {
            RecordId = "1",
            Subject = Setup.Subject("p", null, sent),
            Standing = new Dictionary<string, object?> { ["Text"] = sent[..120] },
            LastWritten = new Dictionary<string, object?> { ["Text"] = sent },
        };

        Assert.Equal(1, PushPlanner.Plan(map, [candidate]).Unchanged);
        Assert.Equal(1, PushPlanner.Plan(map, [candidate with { LastWritten = null }]).Write);
        Assert.Equal(1, PushPlanner.Plan(map, [candidate with { Standing = new Dictionary<string, object?> { ["Text"] = "somebody's own words" } }]).Write);
    }

    [Fact]
    public void Plan_PausedField_WaitsWhileTheOthersGoOn()
    {
        var row = Assert.Single(PushPlanner.Plan(
            Setup.Map(Nps + "\nAt: { from: score.nps.at, type: date-time }"),
            [Setup.Candidate("1", 9)],
            new PushOptions { PausedFields = new HashSet<string> { "At" } }).Rows);

        Assert.Equal(["Nps"], row.After.Keys);
        Assert.Equal("At", Assert.Single(row.Holds).Field);
    }

    [Fact]
    public void Plan_ConsentWithdrawnOrUnknown_IsAskedAtThatMoment()
    {
        var map = Setup.Map(Nps);
        var refused = Setup.Candidate("1", 9) with { Subject = Setup.Subject("p", 9) with { Golden = new Dictionary<string, string> { ["mayContact"] = "false" } } };

        Assert.StartsWith("consent", Assert.Single(PushPlanner.Plan(map, [refused]).Rows).Reason, StringComparison.Ordinal);
        Assert.Equal(1, PushPlanner.Plan(map, [refused with { MayWrite = true }]).Write);
        Assert.Equal(1, PushPlanner.Plan(map, [Setup.Candidate("1", 9) with { MayWrite = false }]).Filtered);
    }

    [Fact]
    public void Plan_ValueThatDoesNotFit_HoldsTheFieldAndSaysWhy()
    {
        var row = Assert.Single(PushPlanner.Plan(Setup.Map("Nps: { from: score.nps, type: number, length: 1 }"), [Setup.Candidate("1", 100, ("Nps", 1m))]).Rows);

        Assert.Equal("Nps: its value has more than the 1 digits before the point that the field holds", row.Reason);
    }

    [Fact]
    public void Plan_TheRunsOwnId_IsWrittenOnlyAlongWithAChange()
    {
        var map = Setup.Map(Nps + "\nRun: { from: run.id, type: text }");
        PushCandidate With(double nps) => Setup.Candidate("1", nps, ("Nps", 9m), ("Run", "run-1")) with { Subject = Setup.Subject("p", nps) with { RunId = "run-2" } };

        Assert.Equal(1, PushPlanner.Plan(map, [With(9)]).Unchanged);
        Assert.Equal(["Nps", "Run"], Assert.Single(PushPlanner.Plan(map, [With(8)]).Rows).After.Keys);
    }

    [Fact]
    public void Plan_TheSameRecordTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PushPlanner.Plan(Setup.Map(Nps), [Setup.Candidate("1", 9), Setup.Candidate("1", 8)]));

    [Fact]
    public void ToBatch_RowsOfOneParent_TravelTogether()
    {
        PushCandidate Of(string id, string? parent) => Setup.Candidate(id, 9) with { ParentId = parent };

        var batch = PushPlanner.Plan(Setup.Map(Nps), [Of("3", "b"), Of("1", "b"), Of("4", null), Of("2", "a")]).ToBatch("run-1");

        Assert.Equal(["4", "2", "1", "3"], batch.Rows.Select(row => row.RecordId));
        Assert.Equal(("run-1", "Contact"), (batch.RunId, batch.Entity));
    }

    [Fact]
    public void Plan_ARowThatWasRejectedLastTime_IsPlannedAgainUntilItStands()
    {
        var candidate = Setup.Candidate("1", 9, ("Nps", 8m)) with { LastWritten = new Dictionary<string, object?> { ["Nps"] = 8m } };

        Assert.Equal(1, PushPlanner.Plan(Setup.Map(Nps), [candidate]).Write);
        Assert.Equal(1, PushPlanner.Plan(Setup.Map(Nps), [candidate]).Write);
        Assert.Equal(0, PushPlanner.Plan(Setup.Map(Nps), [candidate with { Standing = new Dictionary<string, object?> { ["Nps"] = 9m } }]).Write);
    }

    [Fact]
    public void Plan_OBrien_IsWrittenAsItIs()
    {
        var candidate = new PushCandidate { RecordId = "1", Subject = Setup.Subject("p", null, "O'Brien said \"no\" 😀") };

        Assert.Equal("O'Brien said \"no\" 😀", Assert.Single(PushPlanner.Plan(Setup.Map("T: { from: score.nps.text, type: text }"), [candidate]).Rows).After["T"]);
    }
}
