using CxHub.Domain;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.Http;

/// <summary>Stores received answers as source records, so that a webhook, a poll and a file bring the same answer into the same place once.</summary>
public sealed class FeedbackLanding(HubStore store, TimeProvider clock, ILogger<FeedbackLanding> logger)
{
    public async Task<IReadOnlyList<SourceKey>> LandAsync(IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken) =>
        await store.WriteAsync(session => LandAsync(session, records, cancellationToken), cancellationToken);

    public async Task SetAsideAsync(string source, string key, string reason, string? text, CancellationToken cancellationToken)
    {
        logger.FeedbackRefused(source, reason);
        var row = new SetAsideRow("feedback", source, key, reason, text, clock.GetUtcNow());
        await store.WriteAsync(session => session.SetAside.PutAsync([row], cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<SourceKey>> LandAsync(HubSession session, IReadOnlyList<SourceRecord> records, CancellationToken cancellationToken)
    {
        var changed = await session.Records.LandAsync(records, false, cancellationToken);
        if (changed.Count > 0)
        {
            await session.Pending.AddAsync(PendingStep.Map, [.. changed.Select(key => key.ToString())], cancellationToken);
            await session.Messages.SendAsync(StepQueue.RecordsLanded, null, new StepMessage().ToJson(), null, cancellationToken);
        }

        return changed;
    }
}
