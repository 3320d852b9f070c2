using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.PushScores;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using CxHub.Sandbox.Salesforce;
using CxHub.Storage;
using CxHub.Tests.Connectors.Support;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Defects;

/// <summary>Known defects of writing, on both CRMs.</summary>
public sealed class PushDefectTests
{
    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    [KnownDefect(1)]
    public async Task ApostropheDoubledOnItsWay_StandsInTheCrmAsItWasWritten(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 3);
        await twin.AnswerAsync(1, 9, "It's the drivers' best day at O'Leary''s");

        await twin.PassAsync();

        Assert.Equal("It's the drivers' best day at O'Leary''s", twin.Standing(1, "CxHub_Feedback__c", "cxh_feedback"));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    [KnownDefect(2)]
    public async Task RowThatFailedOnceCountsAsUnchanged_IsSentAgainByTheNextPassAndPasses(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 3);
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Row = twin.World.ContactId(2), Entity = "contact", Count = crm is "salesforce" ? 1 : 2 });
        await twin.AnswerAllAsync(9);

        await twin.PassAsync();
        var failedFirst = twin.Nps(2);
        await twin.PassAsync();

        var runs = await twin.RunsAsync(crm);
        Assert.Equal((string.Empty, "9"), (failedFirst, twin.Nps(2)));
        Assert.Equal([1, 0], runs.Select(run => run.Rejected));
        Assert.Equal(twin.World.ContactId(2), Assert.Single(await twin.RowsAsync(runs[1], RowOutcome.Written)).RecordId);
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    [KnownDefect(3)]
    public async Task RunInWhichEveryRowFailedEndsAsSuccess_IsFailedAndTold(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 10);
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Entity = "contact|account|*surveyresponse*" });
        await twin.AnswerAllAsync(9);

        await twin.PassAsync();

        var run = Assert.Single(await twin.RunsAsync(crm));
        Assert.Equal((PushRunState.Failed, 0, run.Planned), (run.State, run.Written, run.Rejected));
        Assert.Equal(1, twin.Log.Count($"Push {run.Id} to {crm} failed"));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    [KnownDefect(4)]
    public async Task OneGoodRowMarksTheWholeBatchAsWritten_ExactlyTheBadRowIsRejectedWithItsReason(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 200);
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Row = twin.World.ContactId(9), Entity = "contact", Message = "Contract is closed" });
        await twin.AnswerAllAsync(9);

        await twin.PassAsync();

        var run = Assert.Single(await twin.RunsAsync(crm));
        var rejected = Assert.Single(await twin.RowsAsync(run, RowOutcome.Rejected));
        Assert.Equal(twin.World.ContactId(9), rejected.RecordId);
        Assert.Contains("Contract is closed", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(199, (await twin.RowsAsync(run, RowOutcome.Written)).Count(row => row.Entity.Equals("contact", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(199, Enumerable.Range(1, 200).Count(customer => twin.Nps(customer) is "9"));
    }

    [Theory]
    [InlineData("salesforce", "CxHub_Touchpoint__c")]
    [InlineData("dynamics", "cxh_touchpoint")]
    [KnownDefect(8)]
    public async Task FingerprintIsOverTheSourceRow_AddedFieldIsSentAndAnUnmappedColumnIsNot(string crm, string field)
    {
        await using var twin = await TwinHub.StartAsync(crm, 5, folder => folder.Edit($"targets/{crm}.yaml", $"      {field}:", $"      # {field}:"));
        await twin.AnswerAllAsync(9);
        await twin.PassAsync();
        var before = twin.Standing(1, "CxHub_Touchpoint__c", "cxh_touchpoint");

        twin.Folder.Edit($"targets/{crm}.yaml", $"      # {field}:", $"      {field}:");
        await twin.RestartAsync();
        await twin.PassAsync();
        var added = (await twin.RunsAsync(crm))[^1];
        var writes = twin.Calls("write");
        await twin.EditAsync(1, "Department", "department", "Unmapped");
        await twin.PassAsync();

        Assert.Equal((string.Empty, "delivery"), (before, twin.Standing(1, "CxHub_Touchpoint__c", "cxh_touchpoint")));
        Assert.All(await twin.RowsAsync(added, RowOutcome.Written), row => Assert.Equal([field], row.After.Keys));
        Assert.Equal((5, 5), (added.Written, (await twin.RowsAsync(added, RowOutcome.Written)).Count));
        Assert.Equal(writes, twin.Calls("write"));
    }

    [Fact]
    [KnownDefect(9)]
    public async Task OneObjectOneKeyOneCallPerRow_AnyObjectGoesTwoHundredPerCallAndTasksByTheirExternalId()
    {
        await using var bench = await SalesforceBench.StartAsync(401);
        var orders = Enumerable.Range(1, 50).Select(i => new FollowUpOrder { Key = $"fu-{i}", Subject = "s", Description = "d", DueAt = SandboxWorlds.Start, ContactId = SandboxWorlds.Id("003", i) });

        await SalesforceBench.WriteAsync(bench.Sink, [.. Enumerable.Range(1, 401).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", 1m))]);
        await SalesforceBench.WriteAsync(bench.Sink, "Account", [.. Enumerable.Range(1, 80).Select(i => new PushRow(SandboxWorlds.Id("001", i), null, new Dictionary<string, object?> { ["CxHub_Nps__c"] = 5m }))]);
        await bench.Sink.OpenFollowUpsAsync([.. orders], default);

        var calls = bench.Server.Requests.Newest().Where(request => request.Method is "PATCH").Select(request => (request.Path.Split('/', 5)[^1], request.Rows));
        Assert.Equal([("composite/sobjects", 1), ("composite/sobjects", 80), ("composite/sobjects", 200), ("composite/sobjects", 200), ("composite/sobjects/Task/CxHub_Key__c", 50)], calls.Order());
        Assert.Equal(80, bench.Server.All("Account").Count(account => account["CxHub_Nps__c"] is not null));
    }

    [Fact]
    [KnownDefect(10)]
    public async Task UpdateMakesASecondRecordAndLookupsArePlainTexts_OneRecordStandsBoundToItsAccount()
    {
        await using var bench = await DynamicsBench.StartAsync(3);
        var before = bench.Server.All("contact").Count;
        var account = SandboxWorlds.Guid("a0", 1);

        await SalesforceBench.WriteAsync(bench.Sink, "contact", [DynamicsBench.Row(1, "cxh_nps", 1m)]);
        await SalesforceBench.WriteAsync(bench.Sink, "contact", [DynamicsBench.Row(1, "cxh_nps", 2m)]);
        var bound = Assert.Single(await SalesforceBench.WriteAsync(bench.Sink, "contact", [DynamicsBench.Row(1, "parentcustomerid_account@odata.bind", $"/accounts({account})")]));

        Assert.Equal(before, bench.Server.All("contact").Count);
        Assert.Equal(RowOutcome.Written, bound.Outcome);
        Assert.Equal(new EntityReference("account", account), bench.Contact(1)["parentcustomerid"]);
    }

    [Fact]
    [KnownDefect(12)]
    public async Task TestRunWritesToTheLiveTarget_PreviewWritesNothing()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(3, 3));
        await twin.AnswerAllAsync(9);
        await twin.Hub.SettleAsync(twin.Clock.Advance, [.. StepQueue.All.Except([StepQueue.ScoresChanged])]);
        var before = Enumerable.Range(1, 6).Select(twin.Nps).ToArray();

        PricedPlan[] plans = [.. await twin.Hub.Get<PreviewPush>().RunAsync(twin.Hub.Sink("salesforce"), default), .. await twin.Hub.Get<PreviewPush>().RunAsync(twin.Hub.Sink("dynamics"), default)];

        Assert.Equal(6, plans.Where(plan => plan.Plan.Entity.Equals("contact", StringComparison.OrdinalIgnoreCase)).Sum(plan => plan.Preview.Write));
        Assert.Equal(0, twin.Calls("write"));
        Assert.Equal(before, Enumerable.Range(1, 6).Select(twin.Nps));
        Assert.Empty(await twin.RunsAsync("salesforce"));
    }

    [Fact]
    [KnownDefect(15)]
    public async Task WhatATargetThatIsDownShouldHaveReceivedIsLost_AllOfItArrivesWhenItIsBack()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(6, 6));
        var down = twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.Status, Status = 503 });
        await twin.AnswerAllAsync(2);
        await twin.Hub.SettleAsync(twin.Clock.Advance);
        var whileDown = Enumerable.Range(1, 12).Count(customer => twin.Nps(customer).Length > 0);

        twin.Sandbox.Faults.Remove(down);
        twin.Clock.Advance(TimeSpan.FromMinutes(45));
        await twin.PassAsync();

        Assert.Equal(0, whileDown);
        Assert.All(Enumerable.Range(1, 12), customer => Assert.Equal("2", twin.Nps(customer)));
        Assert.Equal((6, 6), (twin.Sandbox.Server<SalesforceServer>().All("Task").Count, twin.Sandbox.Server<DataverseServer>().All("task").Count));
    }

    [Theory]
    [InlineData("salesforce", "CxHub_Nps__c: { from: score.nps, type: number, length: 4, scale: 0,")]
    [InlineData("dynamics", "cxh_nps: { from: score.nps, type: number, scale: 0,")]
    [KnownDefect(18)]
    public async Task OlderDataOverwriteNewerOnes_AreRefusedByThePolicyAndTold(string crm, string line)
    {
        await using var twin = await TwinHub.StartAsync(crm, 2, folder => folder.Edit($"targets/{crm}.yaml", $"{line} nulls: clear", $"{line} nulls: clear, conflict: newest"));
        twin.Sandbox.Clock.Advance(TimeSpan.FromMinutes(30));
        await twin.EditAsync(1, "CxHub_Nps__c", "cxh_nps", 4);
        await twin.AnswerAsync(1, 9, at: TwinWorld.Start.AddMinutes(10));
        await twin.AnswerAsync(2, 9, at: TwinWorld.Start.AddMinutes(10));

        await twin.PassAsync();

        Assert.Equal(("4", "9"), (twin.Nps(1), twin.Nps(2)));
        var plans = await twin.Hub.Get<PushPlanning>().PlanAsync(crm, "look", [await twin.ProfileOfAsync(1)], default);
        var row = plans.SelectMany(plan => plan.Rows).Single(row => row.RecordId == twin.World.ContactId(1));
        Assert.Equal("the target's value is newer", Assert.Single(row.Holds).Reason);
    }

    [Fact]
    [KnownDefect(20)]
    public async Task OneDirectionLeavesNullsOutAndTheOtherSendsThem_EachFieldsPolicyHoldsInBothCrms()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(2, 2));
        await twin.AnswerAsync(1, 9, "Fine", "r-1");
        await twin.AnswerAsync(3, 9, "Fine", "r-3");
        await twin.PassAsync();

        await twin.WithdrawAsync("r-1", "r-3");
        await twin.PassAsync();

        // nulls: clear on the score; leave, which is the rule where nothing is written, on the comment.
        Assert.Equal((string.Empty, string.Empty), (twin.Nps(1), twin.Nps(3)));
        Assert.Equal(("Fine", "Fine"), (twin.Standing(1, "CxHub_Feedback__c", "cxh_feedback"), twin.Standing(3, "CxHub_Feedback__c", "cxh_feedback")));
    }

    [Fact]
    [KnownDefect(21)]
    public async Task TwoCallsPerRow_AreOnePerTwoHundredAndWhatWasLookedUpIsKept()
    {
        await using var bench = await SalesforceBench.StartAsync(450);
        PushRow[] rows = [.. Enumerable.Range(1, 450).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", 1m))];
        await SalesforceBench.WriteAsync(bench.Sink, rows);
        var first = bench.Sink.Calls.Total;

        await SalesforceBench.WriteAsync(bench.Sink, rows);

        Assert.Equal((4, 3), (first, bench.Sink.Calls.Total - first));
    }

    [Fact]
    [KnownDefect(23)]
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
    [KnownDefect(24)]
    public async Task KeyThatIsAlsoAnOrdinaryField_IsNoConfigurationAndResultFilesAreAlwaysRead()
    {
        using var folder = ComposedHub.Folder();
        folder.Edit("targets/salesforce.yaml", "      CxHub_Touchpoint__c:", "      Id: { from: score.last_touchpoint.text, type: text, length: 18 }\n      CxHub_Touchpoint__c:");
        await using var bench = await SalesforceBench.StartAsync(30);
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "salesforce", Entity = "Contact" });
        var bulk = new CxHub.Connectors.Salesforce.SalesforceSink(bench.Connect(options => options with { CollectionsUpTo = 10 }));

        var refused = await Assert.ThrowsAsync<CxHub.Domain.Configuration.ConfigurationException>(() => ComposedHub.StartAsync(bench.Host, folder, bench.Clock));
        var results = await SalesforceBench.WriteAsync(bulk, [.. Enumerable.Range(1, 30).Select(i => SalesforceBench.Row(i, "CxHub_Nps__c", 1m))]);

        Assert.Contains("'Id' is the record's key", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Bulk 2.0", bulk.Estimate("Contact", 30).Route);
        Assert.Equal(30, results.Count(result => result is { Outcome: RowOutcome.Rejected, Reason.Length: > 0 }));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    [KnownDefect(25)]
    public async Task RepeatAfterATimeOutMakesADuplicate_OneTaskStands(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 2);
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.CutAfterCommit, Path = "*/composite/sobjects/Task*|*/tasks*", Count = 3 });
        await twin.AnswerAsync(1, 2);

        await twin.PassAsync();
        twin.Clock.Advance(TimeSpan.FromMinutes(45));
        await twin.PassAsync();

        Assert.Equal(1, twin.Sandbox.Server<SalesforceServer>().All("Task").Count + twin.Sandbox.Server<DataverseServer>().All("task").Count);
        Assert.Equal(1, await twin.Hub.ReadAsync(async session => (await session.FollowUps.InStateAsync(CxHub.Domain.Loop.FollowUpState.Open, crm, 10)).Count));
    }

    [Fact]
    [KnownDefect(26)]
    public async Task KeyStandsInTheBodyAsWell_ItStandsInItsPlaceOnly()
    {
        await using var bench = await DynamicsBench.StartAsync(3);
        var row = new PushRow(DynamicsBench.Id(1), null, new Dictionary<string, object?> { ["contactid"] = DynamicsBench.Id(1), ["cxh_nps"] = 5m });

        Assert.Equal(RowOutcome.Written, Assert.Single(await SalesforceBench.WriteAsync(bench.Sink, "contact", [row])).Outcome);
    }
}
