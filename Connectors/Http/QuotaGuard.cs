using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Http;

/// <summary>
/// Stops ordinary calls before the share of the day's allocation is used up, and all calls while the system says that nothing is left.
/// One call per pause goes through, to learn whether the allocation came back. A budget that the hub counts itself comes back at midnight UTC.
/// </summary>
internal sealed class QuotaGuard(string system, CallMeter meter, CallPolicy policy, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    private readonly Lock _lock = new();
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _lastProbe = DateTimeOffset.MinValue;
    private TimeSpan _nextPause = FirstPause;

    public void ThrowIfExhausted(CallLane lane)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            meter.Turn(DateOnly.FromDateTime(now.UtcDateTime));
            if (now < _pausedUntil)
            {
                throw Exhausted("the day's allocation of calls is used up", _pausedUntil - now);
            }

            if (!meter.IsTold && meter.Quota is { } budget && budget.Used >= (lane is CallLane.Normal ? budget.Limit * policy.QuotaShare : budget.Limit))
            {
                throw Exhausted(Share(budget), now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime);
            }

            if (lane is CallLane.Normal && meter.IsTold && meter.Quota is { Limit: > 0 } quota && quota.Used >= quota.Limit * policy.QuotaShare)
            {
                if (now - _lastProbe < FirstPause)
                {
                    throw Exhausted(Share(quota), FirstPause - (now - _lastProbe));
                }

                _lastProbe = now;
            }
        }
    }

    public TimeSpan Pause()
    {
        lock (_lock)
        {
            var pause = _nextPause;
            _pausedUntil = clock.GetUtcNow() + pause;
            _nextPause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            return pause;
        }
    }

    public void Answered()
    {
        lock (_lock)
        {
            _nextPause = FirstPause;
            if (meter.Quota is { Limit: > 0 } quota && quota.Used < quota.Limit * policy.QuotaShare)
            {
                _lastProbe = DateTimeOffset.MinValue;
            }
            else if (_lastProbe == DateTimeOffset.MinValue)
            {
                _lastProbe = clock.GetUtcNow();
            }
        }
    }

    private string Share(Quota quota) => string.Create(CultureInfo.InvariantCulture, $"{quota.Used} of {quota.Limit} calls are used, the hub's share is {policy.QuotaShare:P0}");

    private ConnectorException Exhausted(string why, TimeSpan wait) =>
        new(system, FailureKind.QuotaExhausted, $"{why}. The step is paused and goes on by itself; raise the allocation or the share if this happens every day.", "quota", wait);
}
