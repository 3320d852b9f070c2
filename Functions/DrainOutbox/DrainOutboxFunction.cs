using System.Globalization;
using CxHub.Functions.Hosting;
using CxHub.Functions.Hosting.ServiceBus;

namespace CxHub.Functions.DrainOutbox;

/// <summary>Timer: sends what the outbox still holds to Service Bus. With the embedded queue there is nothing to send: the pump reads the same table.</summary>
public sealed class DrainOutboxFunction(OutboxDispatcher? outbox = null) : ITriggeredFunction
{
    public async Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) =>
        outbox is not null && await outbox.SendAllAsync(cancellationToken) is var sent and > 0
            ? [string.Create(CultureInfo.InvariantCulture, $"{sent} messages sent")]
            : [];
}
