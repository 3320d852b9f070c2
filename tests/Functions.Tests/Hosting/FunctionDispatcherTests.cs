using CxHub.Domain;
using CxHub.Functions.Hosting;
using CxHub.Storage;
using CxHub.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CxHub.Tests.Functions.Hosting;

/// <summary>What becomes of a message: done, sent again later, recorded as failed, or left to the broker.</summary>
public sealed class FunctionDispatcherTests : IAsyncDisposable
{
    private static readonly FunctionDefinition Push = new("PushScores", TriggerKind.Queue, "message", StepQueue.ScoresChanged);

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly HubStore _store;

    public FunctionDispatcherTests() => _store = HubStore.OpenAsync("sqlite::memory:", _clock, CancellationToken.None).GetAwaiter().GetResult();

    [Fact]
    public async Task Dispatch_SystemThrottles_AcknowledgesAndSendsOneCopyAfterTheAskedTime()
    {
        var result = await DispatchAsync(new ConnectorException("salesforce", FailureKind.Throttled, "busy", retryAfter: TimeSpan.FromSeconds(90)));

        Assert.True(result.Acknowledged);
        Assert.Empty(await TakeAsync());
        _clock.Advance(TimeSpan.FromSeconds(91));
        var copy = Assert.Single(await TakeAsync());
        Assert.Equal(new StepMessage("salesforce", 2), StepMessage.Parse(copy.Body));
    }

    [Fact]
    public async Task Dispatch_RefusalThatNeverPasses_AcknowledgesAndRecordsTheFailureWithItsReason()
    {
        var result = await DispatchAsync(new ConnectorException("salesforce", FailureKind.Unauthorized, "no such user; assign the permission set"));

        Assert.True(result.Acknowledged);
        var failed = Assert.Single(await _store.ReadAsync(session => session.Messages.FailedAsync(10, CancellationToken.None), CancellationToken.None));
        Assert.Contains("assign the permission set", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispatch_AfterTheLastAttempt_GivesUpInsteadOfTryingForEver()
    {
        await DispatchAsync(new ConnectorException("salesforce", FailureKind.Transient, "down"), new StepMessage("salesforce", FunctionDispatcher.MaxAttempts));

        Assert.Single(await _store.ReadAsync(session => session.Messages.FailedAsync(10, CancellationToken.None), CancellationToken.None));
    }

    [Fact]
    public async Task Resend_MessageThatWasGivenUp_GoesOutAgainOnceHalfAnHourLater()
    {
        await DispatchAsync(new ConnectorException("salesforce", FailureKind.Unauthorized, "the password has run out"));
        var givenUp = new GivenUpMessages(_store, _clock);
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(0, await givenUp.ResendAsync(CancellationToken.None));

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await givenUp.ResendAsync(CancellationToken.None));
        Assert.Equal(0, await givenUp.ResendAsync(CancellationToken.None));
        Assert.Equal("salesforce", StepMessage.Parse(Assert.Single(await TakeAsync()).Body).Target);
    }

    [Fact]
    public async Task Dispatch_OurOwnFailure_IsNotAcknowledgedSoThatTheBrokerDeliversAgain() =>
        Assert.False((await DispatchAsync(new InvalidOperationException("the store is gone"))).Acknowledged);

    [Fact]
    public async Task Dispatch_StepBusyElsewhere_SendsTheMessageAgainShortly()
    {
        var result = await DispatchAsync(new StepBusyException("push:salesforce"));

        Assert.True(result.Acknowledged);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Single(await TakeAsync());
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 16)]
    [InlineData(12, 900)]
    public void DelayAfter_WithoutAWordFromTheSystem_GrowsToAQuarterOfAnHour(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), FunctionDispatcher.DelayAfter(attempt, null));

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private Task<DispatchResult> DispatchAsync(Exception failure, StepMessage? message = null)
    {
        var services = new ServiceCollection().AddKeyedSingleton<ITriggeredFunction>(Push.Name, new Failing(failure)).BuildServiceProvider();
        return new FunctionDispatcher(services, _store, _clock, NullLogger<FunctionDispatcher>.Instance).DispatchAsync(new TriggerEvent(Push, message ?? new StepMessage("salesforce")), CancellationToken.None);
    }

    private Task<IReadOnlyList<QueueMessage>> TakeAsync() =>
        _store.WriteAsync(session => session.Messages.TakeAsync(StepQueue.ScoresChanged, 10, TimeSpan.FromMinutes(1), CancellationToken.None), CancellationToken.None);

    private sealed class Failing(Exception failure) : ITriggeredFunction
    {
        public Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) => Task.FromException<IReadOnlyList<string>>(failure);
    }
}
