using System.Collections.Concurrent;

namespace CxHub.Domain.Ports;

/// <summary>Counts the HTTP calls of one connector: by kind (<c>token</c>, <c>query</c>, <c>write</c>, …) since start, and of the present UTC day. Thread-safe.</summary>
public sealed class CallMeter
{
    private readonly ConcurrentDictionary<string, long> _byKind = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private DateOnly _day;
    private long _ofDay;
    private long _unsettled;
    private Quota? _told;

    public long Total => _byKind.Values.Sum();

    public IReadOnlyDictionary<string, long> ByKind => new SortedDictionary<string, long>(_byKind, StringComparer.Ordinal);

    /// <summary>Calls a day that the admin grants for a system that tells no allocation; null where there is no such budget.</summary>
    public long? DailyCalls { get; set; }

    /// <summary>The system's own allocation, as of its last answer; else the admin's budget and what is counted of the day; null when there is neither.</summary>
    public Quota? Quota
    {
        get
        {
            lock (_lock)
            {
                return _told ?? (DailyCalls is { } calls ? new Quota(calls, _ofDay) : null);
            }
        }
        set => _told = value;
    }

    /// <summary>True when the system itself tells its allocation.</summary>
    public bool IsTold => _told is not null;

    /// <summary>Share (0 to 1) of the allocation that ordinary work may use; urgent work may use the rest.</summary>
    public double QuotaShare { get; set; } = 1;

    public void Count(string kind)
    {
        _byKind.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        lock (_lock)
        {
            _ofDay++;
            _unsettled++;
        }
    }

    /// <summary>Says which day it is; a new one begins at nothing.</summary>
    public void Turn(DateOnly day)
    {
        lock (_lock)
        {
            if (day != _day)
            {
                (_day, _ofDay, _unsettled) = (day, 0, 0);
            }
        }
    }

    /// <summary>Calls that no book holds yet, and the day they belong to. What could not be booked is given back by <see cref="Return"/>.</summary>
    public (DateOnly Day, long Calls) TakeUnsettled()
    {
        lock (_lock)
        {
            var taken = (_day, _unsettled);
            _unsettled = 0;
            return taken;
        }
    }

    public void Return(DateOnly day, long calls)
    {
        lock (_lock)
        {
            _unsettled += day == _day ? calls : 0;
        }
    }

    /// <summary>What the book holds of a day: the calls of all processes, also of those before a restart.</summary>
    public void Settled(DateOnly day, long calls)
    {
        lock (_lock)
        {
            _ofDay = day == _day ? calls + _unsettled : _ofDay;
        }
    }
}
