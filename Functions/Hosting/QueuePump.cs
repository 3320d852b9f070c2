using CxHub.Domain;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>The stand-alone stand-in for Service Bus triggers: takes messages from the store's queue and starts the function that names the queue in its <c>function.json</c>.</summary>
public sealed class QueuePump(HubStore store, FunctionCatalog catalog, FunctionDispatcher dispatcher, TimeProvider clock, ILogger<QueuePump> logger)
{
    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(250);

    /// <summary>Frees what a killed process of this machine held, so that a restart goes on at once.</summary>
    public Task TakeOverAsync(CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            await session.Leases.ReleaseAbandonedAsync(cancellationToken);
            await session.Messages.ReleaseAbandonedAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Delivers until no message is visible; returns how many were delivered.</summary>
    public Task<int> DrainAsync(CancellationToken cancellationToken) => DrainAsync(StepQueue.All, cancellationToken);

    /// <summary>As above, for some of the queues; what waits in the others goes on waiting.</summary>
    internal async Task<int> DrainAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        var delivered = 0;
        int round;
        do
        {
            round = 0;
            foreach (var queue in queues)
            {
                round += await DeliverAsync(queue, cancellationToken);
            }

            delivered += round;
        }
        while (round > 0);

        return delivered;
    }

    /// <summary>Delivers for as long as the process lives.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TakeOverAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await DrainAsync(cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.PumpFailed(failure);
            }

            await Task.Delay(IdlePause, clock, cancellationToken);
        }
    }

    private async Task<int> DeliverAsync(string queue, CancellationToken cancellationToken)
    {
        if (catalog.ForQueue(queue) is not { } function)
        {
            return 0;
        }

        var messages = await store.WriteAsync(session => session.Messages.TakeAsync(queue, 4, LockFor, cancellationToken), cancellationToken);
        await Parallel.ForEachAsync(messages, cancellationToken, async (message, token) => await DeliverAsync(function, message, token));
        return messages.Count;
    }

    private async Task DeliverAsync(FunctionDefinition function, QueueMessage message, CancellationToken cancellationToken)
    {
        var trigger = new TriggerEvent(function, StepMessage.Parse(message.Body), message.Id, message.DeliveryCount);
        var result = await dispatcher.DispatchAsync(trigger, cancellationToken);
        await store.WriteAsync(
            session => result.Acknowledged
                ? session.Messages.CompleteAsync(message, cancellationToken)
                : session.Messages.RetryAsync(message, FunctionDispatcher.DelayAfter(message.DeliveryCount, null), cancellationToken),
            cancellationToken);
    }
}
