using CxHub.Connectors.Dynamics;
using CxHub.Domain.Ports;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Dynamics;

public sealed class DynamicsNoteTests : IAsyncLifetime
{
    private const string Text = "+ 2026-03-03 09:15: NPS 1\nVẫn chưa ai gọi lại";

    private DynamicsBench _bench = null!;
    private string _task = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _bench = await DynamicsBench.StartAsync(20);
        var order = new FollowUpOrder { Key = "fu-1", Subject = "Call back", Description = "NPS 3", DueAt = new DateTimeOffset(2026, 3, 5, 3, 0, 0, TimeSpan.Zero), ContactId = DynamicsBench.Id(1) };
        _task = Assert.Single(await _bench.Sink.OpenFollowUpsAsync([order], default)).RecordId!;
    }

    public async ValueTask DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Add_TwiceTheSameNote_IsOneRowOnTheTasksTimeline()
    {
        var first = await AddAsync("cxh-1");
        var again = await AddAsync("cxh-1");

        Assert.Equal([NoteOutcome.Added, NoteOutcome.AlreadyThere], [first.Outcome, again.Outcome]);
        var note = Assert.Single(_bench.Server.All("annotation"));
        Assert.Equal(Text, note["notetext"]);
        Assert.Equal(new EntityReference("task", FollowUpGuid.For("fu-1")), note["objectid"]);
        Assert.Equal("NPS 3", Assert.Single(_bench.Server.All("task"))["description"]);
    }

    [Theory]
    [InlineData(FaultEffect.CutAfterCommit)]
    [InlineData(FaultEffect.CutBeforeCommit)]
    public async Task Add_AnswerLost_EndsWithOneNote(FaultEffect effect)
    {
        _bench.Host.Faults.Add(new FaultRule { Effect = effect, Server = "dataverse", Path = "*annotations*", Count = 1 });

        Assert.NotEqual(NoteOutcome.Rejected, (await AddAsync("cxh-1")).Outcome);
        Assert.Single(_bench.Server.All("annotation"));
    }

    [Fact]
    public async Task Add_ToADeletedTask_IsRejectedWithTheReason()
    {
        await _bench.ControlAsync("delete", new { Table = "task", Id = _task, Fields = new { } });

        var receipt = await AddAsync("cxh-1");

        Assert.Equal(NoteOutcome.Rejected, receipt.Outcome);
        Assert.NotNull(receipt.Code);
    }

    private async Task<NoteReceipt> AddAsync(string key) => Assert.Single(await _bench.Sink.AddNotesAsync([new NoteOrder(key, FollowUpKind.Task, _task, Text)], default));
}
