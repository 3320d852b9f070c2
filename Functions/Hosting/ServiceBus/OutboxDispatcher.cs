using CxHub.Storage;

namespace CxHub.Functions.Hosting.ServiceBus;

/// <summary>Moves messages from the store's outbox to Service Bus, oldest first. A crash between send and mark sends again under the same id.</summary>
public sealed class OutboxDispatcher(HubStore store, ServiceBusSender sender)
{
    private const int BatchSize = 100;

    /// <summary>Returns how many messages were sent.</summary>
    public async Task<int> SendAllAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (true)
        {
            var waiting = await store.ReadAsync(session => session.Messages.UnsentAsync(BatchSize, cancellationToken), cancellationToken);
            if (waiting.Count is 0)
            {
                return sent;
            }

            foreach (var queue in waiting.GroupBy(message => message.Queue))
            {
                QueueMessage[] messages = [.. queue];
                await sender.SendAsync(queue.Key, messages, cancellationToken);
                await store.WriteAsync(session => session.Messages.MarkSentAsync([.. messages.Select(message => message.Id)], cancellationToken), cancellationToken);
                sent += messages.Length;
            }
        }
    }
}
