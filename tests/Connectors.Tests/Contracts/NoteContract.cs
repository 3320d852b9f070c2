using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;

namespace CxHub.Tests.Connectors.Contracts;

/// <summary>What every sink promises about further answers on open work: each stands there once, and nothing that a person wrote is lost.</summary>
public abstract class NoteContract : IAsyncLifetime
{
    protected const string Text = "+ 2026-03-03 09:15: NPS 1\nVẫn chưa ai gọi lại";

    /// <summary>The task that is open when a test begins; its description is <c>NPS 3</c>.</summary>
    protected string Work { get; set; } = string.Empty;

    protected abstract SandboxHost Host { get; }

    protected abstract ISink Sink { get; }

    /// <summary>Paths of the call that writes a note, as a fault pattern.</summary>
    protected abstract string WritePath { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A person adds to the task's description.</summary>
    protected abstract Task DescribeAsync(string description);

    protected abstract Task DeleteWorkAsync();

    protected abstract string Description();

    /// <summary>How often the note's text stands on the task.</summary>
    protected abstract int Standing();

    [Fact]
    public async Task Add_TwiceTheSameNote_StandsOnceAndWhatThePersonWroteStays()
    {
        await DescribeAsync("NPS 3\nCalled, no answer");

        var first = await AddAsync("cxh-0123456789abcdef");
        var again = await AddAsync("cxh-0123456789abcdef");
        var standing = Standing();
        var other = await AddAsync("cxh-fedcba9876543210");

        Assert.Equal([NoteOutcome.Added, NoteOutcome.AlreadyThere, NoteOutcome.Added], [first.Outcome, again.Outcome, other.Outcome]);
        Assert.Equal((1, 2), (standing, Standing()));
        Assert.StartsWith("NPS 3\nCalled, no answer", Description(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultEffect.CutAfterCommit)]
    [InlineData(FaultEffect.CutBeforeCommit)]
    [InlineData(FaultEffect.ExpireToken)]
    [InlineData(FaultEffect.MalformedBody)]
    public async Task Add_AnswerLost_EndsWithOneNote(FaultEffect effect)
    {
        Host.Faults.Add(new FaultRule { Effect = effect, Path = WritePath, Count = 1 });

        var receipt = await AddAsync("cxh-0123456789abcdef");

        Assert.NotEqual(NoteOutcome.Rejected, receipt.Outcome);
        Assert.Equal(1, Standing());
    }

    [Fact]
    public async Task Add_ToDeletedWork_IsRejectedWithTheReason()
    {
        await DeleteWorkAsync();

        var receipt = await AddAsync("cxh-0123456789abcdef");

        Assert.Equal(NoteOutcome.Rejected, receipt.Outcome);
        Assert.NotNull(receipt.Code);
    }

    protected async Task<NoteReceipt> AddAsync(string key) => Assert.Single(await Sink.AddNotesAsync([new NoteOrder(key, FollowUpKind.Task, Work, Text)], default));

    /// <summary>Opens the task on a contact.</summary>
    protected async Task OpenAsync(string contactId)
    {
        var order = new FollowUpOrder { Key = "fu-1", Subject = "Call back", Description = "NPS 3", DueAt = new DateTimeOffset(2026, 3, 5, 3, 0, 0, TimeSpan.Zero), ContactId = contactId };
        Work = Assert.Single(await Sink.OpenFollowUpsAsync([order], default)).RecordId!;
    }
}
