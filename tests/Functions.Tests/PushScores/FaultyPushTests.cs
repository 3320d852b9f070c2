using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PullSources;
using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce;
using CxHub.Storage;
using CxHub.Tests.Connectors.Support;
using CxHub.Tests.EndToEnd;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>The hub pushes scores and opens follow-ups while both CRMs fail in every way the Sandbox knows: what is told, what is booked and what stands in the CRMs in the end.</summary>
public sealed class FaultyPushTests : IAsyncLifetime
{
    private const int Schedules = 200;
    private const int MostRounds = 25;

    private static readonly string[] Targets = ["dynamics", "salesforce"];
    private static readonly string[] SalesforceFields = ["CxHub_Nps__c", "CxHub_Segment__c", "CxHub_Feedback__c", "CxHub_Touchpoint__c", "CxHub_Score_At__c"];
    private static readonly string[] DynamicsFields = ["cxh_nps", "cxh_segment", "cxh_feedback", "cxh_touchpoint", "cxh_scoreat"];

    private readonly TwinWorld _world = new(5, 5);
    private readonly HubFolder _folder = ComposedHub.Folder();
    private SandboxHost _sandbox = null!;
    private HubConfiguration _configuration = null!;
    private int _runs;

    private string Fresh => _folder.Store["sqlite:".Length..] + ".fresh";

    /// <summary>A hub that has read both CRMs and has nothing to do is kept; each schedule starts from it.</summary>
    public async ValueTask InitializeAsync()
    {
        _sandbox = await _world.StartAsync();
        _configuration = ComposedHub.Read(_sandbox, _folder);
        await using var hub = await ComposedHub.StartAsync(_sandbox, _folder, new ImpatientClock(TwinWorld.Start.AddHours(1)));
        await hub.PullAsync();
        await hub.Store.BackupAsync(Fresh);
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Push_UnderTwoHundredFaultSchedules_LosesNothingDoublesNothingAndEndsAsIfUndisturbed()
    {
        var undisturbed = await RunAsync(new FaultSchedule([], null), "undisturbed");
        Assert.Equal(_world.Customers, undisturbed.Values.Distinct().Count());

        for (var seed = 1; seed <= Schedules; seed++)
        {
            var schedule = FaultSchedule.For(seed, _world);
            var what = $"seed {seed}: {schedule}";
            var end = await RunAsync(schedule, what);
            foreach (var customer in Enumerable.Range(1, _world.Customers).Where(customer => customer != schedule.RefusedForGood))
            {
                Assert.True(undisturbed[customer] == end[customer], $"{what}\ncustomer {customer} ends as\n{end[customer]}\ninstead of\n{undisturbed[customer]}");
            }
        }
    }

    /// <summary>What stands in the CRM about each customer after the hub has nothing left to do.</summary>
    private async Task<Dictionary<int, string>> RunAsync(FaultSchedule schedule, string what)
    {
        _sandbox.Reset();
        var store = $"{Fresh}.{++_runs}";
        File.Copy(Fresh, store);
        var clock = new ImpatientClock(TwinWorld.Start.AddHours(1));
        await using var hub = await ComposedHub.StartAsync(_sandbox, _folder, clock, store: "sqlite:" + store, configuration: _configuration);
        await AnswerAsync(hub);
        foreach (var rule in schedule.Rules)
        {
            _sandbox.Faults.Add(rule);
        }

        for (var round = 0; ; round++)
        {
            await hub.Get<PullAll>().RunAsync(TestContext.Current.CancellationToken);
            await hub.SettleAsync(clock.Advance);
            if (await IsSettledAsync(hub, schedule))
            {
                break;
            }

            Assert.True(round < MostRounds, $"{what}\nwork is left after {round} rounds: {await LeftAsync(hub)}");
            clock.Advance(TimeSpan.FromMinutes(16));
        }

        await AssertLedgerAsync(hub, schedule, what);
        return Enumerable.Range(1, _world.Customers).ToDictionary(customer => customer, Standing);
    }

    private Task AnswerAsync(ComposedHub hub) => Task.WhenAll(Enumerable.Range(1, _world.Customers).Select(customer =>
        hub.AnswerAsync($"r-{customer}", _world.ContactId(customer), customer % 11, $"It's answer {customer} – “ổn”", TwinWorld.Start.AddMinutes(customer), TwinWorld.Email(customer))));

    /// <summary>Everything was pushed and opened; only a row that is refused for good is still on the list of the next run.</summary>
    private static async Task<bool> IsSettledAsync(ComposedHub hub, FaultSchedule schedule) => await hub.ReadAsync(async session =>
        (await session.Messages.DepthsAsync()).Count is 0
        && await CountAsync(session, PendingStep.Push) is 0
        && await CountAsync(session, PendingStep.Retry) == (schedule.RefusedForGood is null ? 0 : 1)
        && await session.Pending.CountAsync(PendingStep.FollowUp) is 0
        && (await session.FollowUps.InStateAsync(FollowUpState.Pending, null, 100)).Count is 0);

    private static Task<string> LeftAsync(ComposedHub hub) => hub.ReadAsync(async session =>
    {
        var (push, retry) = (await CountAsync(session, PendingStep.Push), await CountAsync(session, PendingStep.Retry));
        var (decide, open) = (await session.Pending.CountAsync(PendingStep.FollowUp), await session.FollowUps.InStateAsync(FollowUpState.Pending, null, 100));
        var messages = string.Join(", ", (await session.Messages.DepthsAsync()).Select(depth => $"{depth.Value} in {depth.Key}").Concat((await session.Messages.FailedAsync(10)).Select(failed => failed.Reason)));
        return $"{messages}; {push} to push, {retry} to retry, {decide} answers to look at, {open.Count} follow-ups to open";
    });

    private static async Task<long> CountAsync(HubSession session, Func<string, string> step)
    {
        var count = 0L;
        foreach (var target in Targets)
        {
            count += await session.Pending.CountAsync(step(target));
        }

        return count;
    }

    /// <summary>Every run is finished and its counts add up to its rows; every row is in the ledger; nothing is written twice after it was booked as written.</summary>
    private async Task AssertLedgerAsync(ComposedHub hub, FaultSchedule schedule, string what)
    {
        Dictionary<string, int> written = [];
        Dictionary<string, string?> refused = [];
        foreach (var run in await hub.ReadAsync(session => session.Pushes.RunsAsync(1000)))
        {
            var rows = (await hub.ReadAsync(session => session.Pushes.RowsAsync(run.Id, new PushRowQuery { Max = 1000 }))).Rows;
            Assert.True(run.State is not PushRunState.Running && run.FinishedAt is not null, $"{what}\nrun {run} never ended");
            Assert.True(run.State is PushRunState.Failed || run.Planned == run.Written + run.Unchanged + run.Filtered + run.Rejected, $"{what}\nthe counts of {run} do not add up");
            Assert.True(run.Written == rows.Count(row => row.Outcome is RowOutcome.Written) && run.Rejected == rows.Count(row => row.Outcome is RowOutcome.Rejected), $"{what}\nthe ledger of {run} has {rows.Count} rows");
            Assert.True(rows.Select(row => row.RecordId).Distinct().Count() == rows.Count, $"{what}\na row ended twice in {run}");
            foreach (var row in rows)
            {
                written[row.RecordId] = written.GetValueOrDefault(row.RecordId) + (row.Outcome is RowOutcome.Written ? 1 : 0);
                refused[row.RecordId] = row.Outcome is RowOutcome.Rejected ? row.Reason : refused.GetValueOrDefault(row.RecordId);
            }
        }

        var good = Enumerable.Range(1, _world.Customers).Where(customer => customer != schedule.RefusedForGood).Select(_world.ContactId);
        Assert.All(good, contact => Assert.True(written.GetValueOrDefault(contact) <= 1, $"{what}\n{contact} is booked as written {written.GetValueOrDefault(contact)} times"));
        if (schedule.RefusedForGood is { } customer)
        {
            Assert.True(written.GetValueOrDefault(_world.ContactId(customer)) is 0 && refused.GetValueOrDefault(_world.ContactId(customer)) is { Length: > 0 }, $"{what}\n{_world.ContactId(customer)} was refused for good and is not told with a reason");
        }
    }

    private string Standing(int customer) => _world.IsInSalesforce(customer) ? StandingInSalesforce(customer) : StandingInDynamics(customer);

    private string StandingInSalesforce(int customer)
    {
        var server = _sandbox.Server<SalesforceServer>();
        var contact = server.Find(_world.ContactId(customer))!;
        var tasks = server.All("Task").Where(task => $"{task["WhoId"]}" == _world.ContactId(customer)).Select(task => $"{task["Subject"]}|{task["WhatId"]}");
        return string.Join('|', [.. SalesforceFields.Select(field => $"{contact[field]}"), .. tasks]);
    }

    private string StandingInDynamics(int customer)
    {
        var server = _sandbox.Server<DataverseServer>();
        var contact = server.Find("contact", TwinWorld.Guid("c0", customer))!;
        var tasks = server.All("task").Where(task => $"{((Sandbox.Population.EntityReference)task["regardingobjectid"]!).Id}" == _world.ContactId(customer)).Select(task => $"{task["subject"]}");
        return string.Join('|', [.. DynamicsFields.Select(field => $"{contact[field]}"), .. tasks]);
    }
}
