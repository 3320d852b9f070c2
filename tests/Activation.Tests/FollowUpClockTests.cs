using CxHub.Activation.FollowUps;
using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using Xunit;

namespace CxHub.Tests.Activation;

/// <summary>While the CRM says that somebody else has to act, the clock stands; Monday is a working day from 08:00 to 17:00, and it is 10:00.</summary>
public sealed class FollowUpClockTests
{
    private const string Waiting = "Waiting on someone else";

    private static readonly FollowUpRules Rules = Setup.Rules("""
        pauseWhile: [Waiting on someone else, Deferred]
        rules:
          - name: hours
            when: { nps: "<= 6" }
            due: 8 business hours
            subject: s
            description: d
            escalate: [{ at: 50, to: owner }, { at: 100, to: manager }]
          - name: clock
            when: { nps: "<= 6" }
            due: 48h
            subject: s
            description: d
            escalate: [{ at: 50, to: owner }, { at: 100, to: manager }]
        """);

    [Fact]
    public void Watch_WaitingOverNight_LeavesTheWorkingTimeThatWasLeft()
    {
        // Four of eight working hours are spent at 14:00 on Monday; the customer answers on Wednesday at 09:00.
        var paused = Rules.Watch(Open("hours"), Task(Waiting, 4));
        var resumed = Rules.Watch(paused, Task("In progress", 47));

        Assert.True(paused.ClockStands());
        Assert.False(resumed.ClockStands());
        Assert.Equal(new FollowUpPause(At(4), At(47)), Assert.Single(resumed.Pauses));
        Assert.Equal(At(51), resumed.Order.DueAt);
    }

    [Fact]
    public void Escalate_WhileTheClockStands_TellsNobody()
    {
        var paused = Rules.Watch(Open("hours"), Task(Waiting, 3));

        Assert.Null(Rules.Escalate(paused, At(24 * 30)));
    }

    [Fact]
    public void Escalate_AfterTheClockWentOn_CountsOnlyTheTimeInWhichItRan()
    {
        var paused = Rules.Watch(Open("hours"), Task(Waiting, 3));
        var resumed = Rules.Watch(paused, Task("In progress", 48));

        Assert.Null(Rules.Escalate(resumed, At(48.99)));
        Assert.Equal(["owner"], Rules.Escalate(resumed, At(49))!.Steps.Select(step => step.To));
        Assert.Equal(["owner", "manager"], Rules.Escalate(resumed, At(53))!.Steps.Select(step => step.To));
    }

    [Fact]
    public void Watch_SeveralPauses_MoveTheDueTimeByTheirSum()
    {
        var work = Open("clock");
        foreach (var (status, hours) in new[] { (Waiting, 2.0), ("In progress", 5), ("Deferred", 6), ("Not started", 16) })
        {
            work = Rules.Watch(work, Task(status, hours));
        }

        Assert.Equal(At(48 + 3 + 10), work.Order.DueAt);
        Assert.Equal(2, work.Pauses.Count);
    }

    [Fact]
    public void Watch_FromOnePausingStatusToAnother_IsOnePause()
    {
        var paused = Rules.Watch(Open("clock"), Task(Waiting, 2));

        var still = Rules.Watch(paused, Task("deferred", 3));

        Assert.Equal(new FollowUpPause(At(2)), Assert.Single(still.Pauses));
    }

    [Fact]
    public void Watch_SameStatusAgain_ChangesNothing()
    {
        var paused = Rules.Watch(Open("clock"), Task(Waiting, 2));

        Assert.Same(paused, Rules.Watch(paused, Task(Waiting, 3)));
    }

    [Fact]
    public void Watch_WaitingAfterTheDueTime_DoesNotUndoTheLateness()
    {
        var late = Rules.Watch(Rules.Watch(Open("clock"), Task(Waiting, 60)), Task("In progress", 80));

        Assert.Equal(At(48), late.Order.DueAt);
        Assert.Equal(2, Rules.Escalate(late, At(80))!.Steps.Count);
    }

    [Fact]
    public void Watch_CompletedWhileItWaited_EndsThePauseAndClosesTheWork()
    {
        var done = Rules.Watch(Rules.Watch(Open("clock"), Task(Waiting, 2)), Task("Completed", 10) with { IsClosed = true });

        Assert.Equal(FollowUpState.Completed, done.State);
        Assert.Equal(new FollowUpPause(At(2), At(10)), Assert.Single(done.Pauses));
        Assert.False(done.ClockStands());
    }

    [Fact]
    public void Watch_AnotherFollowUpsTask_DoesNotStopThisClock()
    {
        var work = Open("clock");

        Assert.Same(work, Rules.Watch(work, Task(Waiting, 2) with { FollowUpKey = "cxh-2" }));
    }

    private static DateTimeOffset At(double hours) => Setup.Monday.AddHours(hours);

    private static FollowUp Open(string rule) => new()
    {
        Key = "cxh-1",
        Rule = rule,
        FeedbackKey = new SourceKey("surveys", "responses", "R1"),
        ProfileId = "p1",
        Target = "dataverse",
        State = FollowUpState.Open,
        RecordId = "t1",
        OpenedAt = Setup.Monday,
        CrmStatus = "Not started",
        TriggeredAt = Setup.Monday,
        // Eight working hours from Monday 10:00 are Tuesday 09:00.
        Order = new FollowUpOrder { Key = "cxh-1", Subject = "S", Description = "D", DueAt = rule is "hours" ? At(23) : At(48) },
    };

    private static Activity Task(string status, double hours) => new()
    {
        Key = new SourceKey("dataverse", "task", "t1"),
        ModifiedAt = At(hours),
        FollowUpKey = "cxh-1",
        Status = status,
        IsClosed = false,
    };
}
