using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Salesforce;

public sealed class SalesforceNoteTests : IAsyncLifetime
{
    private const string Text = "+ 2026-03-03 09:15: NPS 1\nVẫn chưa ai gọi lại";

    private SalesforceBench _bench = null!;
    private string _task = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _bench = await SalesforceBench.StartAsync(20);
        var order = new FollowUpOrder { Key = "fu-1", Subject = "Call back", Description = "NPS 3", DueAt = new DateTimeOffset(2026, 3, 5, 3, 0, 0, TimeSpan.Zero), ContactId = SandboxWorlds.Id("003", 1) };
        _task = Assert.Single(await _bench.Sink.OpenFollowUpsAsync([order], default)).RecordId!;
    }

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Add_TwiceTheSameNote_StandsOnceBehindWhatThePersonWrote()
    {
        await _bench.ControlAsync("edit", new { Id = _task, Fields = new { Description = "NPS 3\nCalled, no answer" } });

        var first = await AddAsync("cxh-0123456789abcdef");
        var again = await AddAsync("cxh-0123456789abcdef");
        var other = await AddAsync("cxh-fedcba9876543210");

        Assert.Equal([NoteOutcome.Added, NoteOutcome.AlreadyThere, NoteOutcome.Added], [first.Outcome, again.Outcome, other.Outcome]);
        Assert.Equal($"NPS 3\nCalled, no answer\n\n{Text}\n[cxh-01234567]\n\n{Text}\n[cxh-fedcba98]", Description());
    }

    [Theory]
    [InlineData(FaultEffect.CutAfterCommit)]
    [InlineData(FaultEffect.CutBeforeCommit)]
    [InlineData(FaultEffect.ExpireToken)]
    public async Task Add_AnswerLost_LooksBeforeItWritesAgain(FaultEffect effect)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "salesforce", Method = "PATCH", Path = "*/sobjects/Task/*", Count = 1 });

        var receipt = await AddAsync("cxh-0123456789abcdef");

        Assert.NotEqual(NoteOutcome.Rejected, receipt.Outcome);
        Assert.Equal($"NPS 3\n\n{Text}\n[cxh-01234567]", Description());
    }

    [Fact]
    public async Task Add_ToADeletedTask_IsRejectedWithTheReason()
    {
        await _bench.ControlAsync("delete", new { Ids = new[] { _task } });

        var receipt = await AddAsync("cxh-0123456789abcdef");

        Assert.Equal(NoteOutcome.Rejected, receipt.Outcome);
        Assert.NotNull(receipt.Code);
    }

    [Fact]
    public async Task Add_ToADescriptionWithoutRoom_IsRejectedAndNothingIsCut()
    {
        var full = new string('x', 31_990);
        await _bench.ControlAsync("edit", new { Id = _task, Fields = new { Description = full } });

        var receipt = await AddAsync("cxh-0123456789abcdef");

        Assert.Equal((NoteOutcome.Rejected, "full"), (receipt.Outcome, receipt.Code));
        Assert.Equal(full, Description());
    }

    private string Description() => Assert.Single(_bench.Server.All("Task"))["Description"]!.ToString()!;

    private async Task<NoteReceipt> AddAsync(string key) => Assert.Single(await _bench.Sink.AddNotesAsync([new NoteOrder(key, FollowUpKind.Task, _task, Text)], default));
}
