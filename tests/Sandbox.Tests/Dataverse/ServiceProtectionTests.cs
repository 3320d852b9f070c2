using CxHub.Sandbox.Dataverse;
using CxHub.Sandbox.Hosting;
using Xunit;

namespace CxHub.Tests.Sandbox.Dataverse;

public sealed class ServiceProtectionTests
{
    private readonly SandboxClock _clock = new();

    public ServiceProtectionTests() => _clock.Freeze(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void HundredThousandSingleWrites_WaitingAsTold_TakeAtLeastEightyMinutes() =>
        Assert.InRange(Send(requests: 100_000, milliseconds: Cost.Write).TotalSeconds, 4_800, 5_400);

    [Fact]
    public void HundredThousandRowsInBulk_TakeAtMostTenMinutes() =>
        Assert.InRange(Send(requests: 1_000, milliseconds: 100 * Cost.BulkTarget).TotalSeconds, 299, 600);

    [Fact]
    public void Enter_TooManyRequests_TellsWhenTheOldestLeavesTheWindow()
    {
        var protection = new ServiceProtection(_clock) { MaxRequests = 2 };
        Serve(protection);
        _clock.Advance(TimeSpan.FromSeconds(100));
        Serve(protection);

        var first = Assert.Throws<DataverseException>(() => protection.Enter(1));
        var second = Assert.Throws<DataverseException>(() => protection.Enter(1));

        Assert.Equal((429, "0x80072322", 200), (first.Status, first.Code, first.RetryAfterSeconds));
        Assert.True(second.RetryAfterSeconds > first.RetryAfterSeconds, "pushing on lengthens the wait");
    }

    [Fact]
    public void Enter_TimeUsedUp_IsAnotherCodeThanTooManyAtOnce()
    {
        var protection = new ServiceProtection(_clock) { MaxMilliseconds = 100 };
        Serve(protection, 100);

        Assert.Equal("0x80072321", Assert.Throws<DataverseException>(() => protection.Enter(1)).Code);
        Assert.Equal("0x80072326", Assert.Throws<DataverseException>(() => protection.Enter(53)).Code);
        _clock.Advance(ServiceProtection.Window);
        protection.Enter(52);
    }

    private static void Serve(ServiceProtection protection, double milliseconds = 1)
    {
        protection.Enter(1);
        protection.Leave(milliseconds);
    }

    /// <summary>Sends as fast as allowed and waits exactly as told; returns the simulated time.</summary>
    private TimeSpan Send(int requests, double milliseconds)
    {
        var protection = new ServiceProtection(_clock);
        var start = _clock.GetUtcNow();

        for (var sent = 0; sent < requests;)
        {
            try
            {
                Serve(protection, milliseconds);
                sent++;
            }
            catch (DataverseException refused)
            {
                _clock.Advance(TimeSpan.FromSeconds(refused.RetryAfterSeconds!.Value));
            }
        }

        return _clock.GetUtcNow() - start;
    }
}
