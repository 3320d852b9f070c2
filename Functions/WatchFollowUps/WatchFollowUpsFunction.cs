using CxHub.Domain;
using CxHub.Functions.Hosting;
using CxHub.Storage;

namespace CxHub.Functions.WatchFollowUps;

/// <summary>Timer: makes deadlines be looked at even when nothing else moves.</summary>
public sealed class WatchFollowUpsFunction(HubStore store) : ITriggeredFunction
{
    public async Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken)
    {
        await store.WriteAsync(session => session.Messages.SendAsync(StepQueue.FollowUpsDue, null, new StepMessage().ToJson(), null, cancellationToken), cancellationToken);
        return [];
    }
}
