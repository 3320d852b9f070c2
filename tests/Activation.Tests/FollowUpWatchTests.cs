using CxHub.Activation.FollowUps;
using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using Xunit;

namespace CxHub.Tests.Activation;

public sealed class FollowUpWatchTests
{
    private static readonly FollowUp Pending = new()
    {
        Key = "cxh-1",
        Rule = "detractor",
        FeedbackKey = new SourceKey("surveys", "responses", "R1"),
        ProfileId = "p1",
        Target = "dataverse",
        State = FollowUpState.Pending,
        TriggeredAt = Setup.Monday,
        Order = new FollowUpOrder { Key = "cxh-1", Subject = "S", Description = "D", DueAt = Setup.Monday.AddDays(1) },
    };

    [Fact]
    public void Apply_ATaskThatStands_IsOpen()
    {
        var open = FollowUpWatch.Apply(Pending, Task("Not started", isClosed: false, hours: 1));

        Assert.Equal((FollowUpState.Open, "t1", "Not started", Setup.Monday.AddHours(1)), (open.State, open.RecordId, open.CrmStatus, open.OpenedAt));
        Assert.Same(open, FollowUpWatch.Apply(open, Task("Not started", isClosed: false, hours: 2)));
    }

    [Fact]
    public void Apply_ACompletedTask_ClosesTheLoopWithOutcomeAndHours()
    {
        var done = FollowUpWatch.Apply(Pending, Task("Completed", isClosed: true, hours: 30) with { CompletedAt = Setup.Monday.AddHours(26.5), Outcome = "Called, apologised" });

        Assert.Equal((FollowUpState.Completed, 26.5, "Called, apologised", Setup.Monday.AddHours(26.5)), (done.State, done.Hours, done.Outcome, done.ClosedAt));
        // Later edits of the closed task, and the same message again, change neither time nor hours.
        Assert.Same(done, FollowUpWatch.Apply(done, Task("Completed", isClosed: true, hours: 50)));
    }

    [Fact]
    public void Apply_ACancelledTask_IsCancelledWithoutHours()
    {
        var cancelled = FollowUpWatch.Apply(Pending, Task("Cancelled", isClosed: true, hours: 5));

        Assert.Equal((FollowUpState.Cancelled, null, "cancelled in the CRM"), (cancelled.State, cancelled.Hours, cancelled.Reason));
    }

    [Fact]
    public void Apply_ATaskThatWasReopened_IsOpenAgain()
    {
        var done = FollowUpWatch.Apply(Pending, Task("Completed", isClosed: true, hours: 5));

        var again = FollowUpWatch.Apply(done, Task("In progress", isClosed: false, hours: 9));

        Assert.Equal((FollowUpState.Open, null, null), (again.State, again.ClosedAt, again.Hours));
        Assert.Equal(10, FollowUpWatch.Apply(again, Task("Completed", isClosed: true, hours: 10)).Hours);
    }

    [Fact]
    public void Apply_SomebodyElsesTask_ChangesNothing() =>
        Assert.Same(Pending, FollowUpWatch.Apply(Pending, Task("Completed", isClosed: true, hours: 1) with { FollowUpKey = "cxh-2" }));

    [Fact]
    public void Gone_ADeletedTask_IsCancelledUnlessItWasDone()
    {
        Assert.Equal(FollowUpState.Cancelled, FollowUpWatch.Gone(Pending, Setup.Monday.AddHours(1)).State);

        var done = Pending with { State = FollowUpState.Completed };
        Assert.Same(done, FollowUpWatch.Gone(done, Setup.Monday.AddHours(1)));
    }

    private static Activity Task(string status, bool isClosed, double hours) => new()
    {
        Key = new SourceKey("dataverse", "task", "t1"),
        FollowUpKey = "cxh-1",
        Status = status,
        IsClosed = isClosed,
        ModifiedAt = Setup.Monday.AddHours(hours),
    };
}
