using CxHub.Connectors.Http;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Http;

public sealed class ThrottleGateTests
{
    private readonly ImpatientClock _clock = new();

    [Fact]
    public async Task Enter_UrgentCallBehindManyOrdinaryOnes_GoesFirst()
    {
        var gate = new ThrottleGate(_clock, 2);
        var first = await gate.EnterAsync(CallLane.Normal, default);
        var backfill = gate.EnterAsync(CallLane.Normal, default);
        var alert = await gate.EnterAsync(CallLane.Urgent, default);

        Assert.False(backfill.IsCompleted);

        first.Dispose();
        alert.Dispose();
        (await backfill).Dispose();
    }

    [Fact]
    public async Task Enter_WhileTheSystemAsksForAPause_WaitsItOut()
    {
        var gate = new ThrottleGate(_clock);
        gate.CloseFor(TimeSpan.FromSeconds(30));
        gate.CloseFor(TimeSpan.FromSeconds(3));

        using var lease = await gate.EnterAsync(CallLane.Normal, default);

        Assert.Equal(TimeSpan.FromSeconds(30), Assert.Single(_clock.Delays));
    }

    [Fact]
    public void FollowHint_FromTheServer_SetsTheSlots()
    {
        var gate = new ThrottleGate(_clock, 4);

        gate.FollowHint(16);

        Assert.Equal(16, gate.Slots);
    }

    [Fact]
    public async Task Enter_ManyCallsAfterTheSystemThrottled_RegainsItsSlotsOneByOne()
    {
        var gate = new ThrottleGate(_clock, 4);
        gate.CloseFor(TimeSpan.FromSeconds(1));
        Assert.Equal(2, gate.Slots);

        await CallAsync(gate, 20);
        Assert.Equal(3, gate.Slots);

        await CallAsync(gate, 200);
        Assert.Equal(4, gate.Slots);
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LeavesNoSlotBehind()
    {
        var gate = new ThrottleGate(_clock, 1);
        var first = await gate.EnterAsync(CallLane.Normal, default);
        using var stop = new CancellationTokenSource();
        var waiting = gate.EnterAsync(CallLane.Normal, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.Dispose();
        (await gate.EnterAsync(CallLane.Normal, default)).Dispose();
    }

    private static async Task CallAsync(ThrottleGate gate, int calls)
    {
        for (var call = 0; call < calls; call++)
        {
            (await gate.EnterAsync(CallLane.Normal, default)).Dispose();
        }
    }
}
