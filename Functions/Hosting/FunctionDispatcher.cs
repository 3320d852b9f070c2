using System.Globalization;
using CxHub.Domain;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>
/// Starts the code behind a function and settles what comes of it, the same way under the Functions host and in the stand-alone queue pump:
/// a failure that may pass sends a copy of the message with a growing delay; one that will not pass goes to the failed messages, where the console shows it.
/// </summary>
public sealed class FunctionDispatcher(IServiceProvider services, HubStore store, TimeProvider clock, ILogger<FunctionDispatcher> logger)
{
    /// <summary>After so many scheduled copies the message is recorded as failed.</summary>
    public const int MaxAttempts = 12;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    public async Task<DispatchResult> DispatchAsync(TriggerEvent trigger, CancellationToken cancellationToken)
    {
        try
        {
            var function = services.GetRequiredKeyedService<ITriggeredFunction>(trigger.Function.Name);
            return new DispatchResult(true, await function.RunAsync(trigger, cancellationToken));
        }
        catch (StepBusyException busy) when (trigger.Function.Kind is TriggerKind.Queue)
        {
            await SendCopyAsync(trigger, trigger.Message, TimeSpan.FromSeconds(2), cancellationToken);
            return new DispatchResult(true, [busy.Message]);
        }
        catch (ConnectorException failure) when (trigger.Function.Kind is TriggerKind.Queue)
        {
            return await SettleAsync(trigger, failure, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Our own failure (store unreachable, a bug): the broker must deliver again.
            logger.FunctionFailed(failure, trigger.Function.Name, trigger.DeliveryCount);
            return new DispatchResult(false, [$"{trigger.Function.Name} failed: {failure.GetType().Name}"]);
        }
    }

    private async Task<DispatchResult> SettleAsync(TriggerEvent trigger, ConnectorException failure, CancellationToken cancellationToken)
    {
        var attempt = trigger.Message.Attempt;
        if (failure.Kind is FailureKind.Rejected or FailureKind.Unauthorized || attempt >= MaxAttempts)
        {
            await RecordFailedAsync(trigger, failure, cancellationToken);
            return new DispatchResult(true, [$"{trigger.Function.Name} gave up: {failure.Message}"]);
        }

        var delay = DelayAfter(attempt, failure.RetryAfter);
        await SendCopyAsync(trigger, trigger.Message with { Attempt = attempt + 1 }, delay, cancellationToken);
        logger.FunctionPostponed(trigger.Function.Name, attempt, delay, failure.Kind);
        return new DispatchResult(true, [string.Create(CultureInfo.InvariantCulture, $"{trigger.Function.Name} tries again in {delay.TotalSeconds:0} s: {failure.Message}")]);
    }

    internal static TimeSpan DelayAfter(int attempt, TimeSpan? asked)
    {
        var grown = TimeSpan.FromSeconds(2 * Math.Pow(2, Math.Min(attempt, 10)));
        var delay = asked > grown ? asked.Value : grown;
        return asked is null && delay > LongestDelay ? LongestDelay : delay;
    }

    private Task SendCopyAsync(TriggerEvent trigger, StepMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        store.WriteAsync(session => session.Messages.SendAsync(trigger.Function.Source, message.Target, message.ToJson(), delay, cancellationToken), cancellationToken);

    private Task RecordFailedAsync(TriggerEvent trigger, ConnectorException failure, CancellationToken cancellationToken)
    {
        var failed = new FailedMessage(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), trigger.Function.Source, trigger.Message.Target, trigger.Message.ToJson(), failure.Message, trigger.DeliveryCount, clock.GetUtcNow());
        return store.WriteAsync(session => session.Messages.RecordFailedAsync(failed, cancellationToken), cancellationToken);
    }
}
