namespace CxHub.Sandbox.Hosting;

/// <summary>
/// The one clock of all look-alike servers. It runs with the machine's clock until someone moves it: <see cref="Advance"/>
/// and <see cref="Set"/> shift it, <see cref="Freeze"/> stops it, so that a day of quota passes in a millisecond.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _shift;
    private DateTimeOffset? _frozenAt;

    public bool IsFrozen
    {
        get
        {
            lock (_gate)
            {
                return _frozenAt is not null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _frozenAt ?? System.GetUtcNow() + _shift;
        }
    }

    /// <summary>Moves the clock by <paramref name="by"/>; a frozen clock stays frozen at its new time.</summary>
    public void Advance(TimeSpan by) => Set(GetUtcNow() + by);

    /// <summary>Sets the time; a running clock goes on from there.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_frozenAt is not null)
            {
                _frozenAt = now.ToUniversalTime();
            }
            else
            {
                _shift = now.ToUniversalTime() - System.GetUtcNow();
            }
        }
    }

    /// <summary>Stops the clock at the present time, or at <paramref name="at"/>.</summary>
    public void Freeze(DateTimeOffset? at = null)
    {
        var now = at?.ToUniversalTime() ?? GetUtcNow();

        lock (_gate)
        {
            _frozenAt = now;
        }
    }

    /// <summary>Lets a frozen clock run on from where it stands.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            if (_frozenAt is { } at)
            {
                _shift = at - System.GetUtcNow();
                _frozenAt = null;
            }
        }
    }
}
