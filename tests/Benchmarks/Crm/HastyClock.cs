namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>The machine's time, but nobody waits: the pauses between two looks at a job are left out of the figures.</summary>
internal sealed class HastyClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(60) ? TimeSpan.Zero : dueTime, period);
}
