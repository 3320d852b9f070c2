using CxHub.Sandbox.Hosting;

namespace CxHub.Sandbox.Control;

/// <summary>What may be asked of the clock, in this order: set, advance (seconds), freeze or resume.</summary>
internal sealed record ClockOrder(DateTimeOffset? Set, double? AdvanceSeconds, bool? Freeze)
{
    public void Apply(SandboxClock clock)
    {
        if (Set is { } now)
        {
            clock.Set(now);
        }

        if (AdvanceSeconds is { } seconds)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        if (Freeze is true)
        {
            clock.Freeze();
        }
        else if (Freeze is false)
        {
            clock.Resume();
        }
    }
}
