namespace CxHub.Storage;

/// <summary>
/// A message between two steps: keys, never customer data.
/// <paramref name="SessionId"/>: messages of one session are worked on one at a time, in order.
/// <paramref name="LockToken"/>: proof that this worker holds it; empty while nobody does.
/// <paramref name="DueAt"/>: not to be delivered before.
/// </summary>
public sealed record QueueMessage(
    string Id,
    string Queue,
    string? SessionId,
    string Body,
    int DeliveryCount,
    string LockToken,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset DueAt);
