using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>
/// Holds a push that would rewrite more of a target than the admin allows by itself. What it would write stays on the work list; the reason stands among the
/// rows set aside until a person approves it, or the list has become smaller.
/// </summary>
public sealed class PushGuard(HubStore store, PreviewPush preview, HubConfig hub, TimeProvider clock, ILogger<PushGuard> logger)
{
    /// <summary>The rows set aside under this step are pushes that wait, one per target.</summary>
    public const string Step = "push";

    /// <summary>False when the push has to wait for a person.</summary>
    public async Task<bool> MayPassAsync(ISink sink, CancellationToken cancellationToken)
    {
        if (hub.Gate is not { } gate || await store.ReadAsync(session => session.Pending.CountAsync(PendingStep.Push(sink.Name), cancellationToken), cancellationToken) is 0)
        {
            return true;
        }

        if (await store.ReadAsync(session => session.Models.GetAsync(Approval(sink.Name), cancellationToken), cancellationToken) is not null)
        {
            return true;
        }

        // Added history rewrites nothing.
        string[] objections = [.. (await preview.RunAsync(sink, cancellationToken)).Where(plan => plan.Plan.Append is null).Select(plan => gate.Objection(plan.Preview)).OfType<string>()];
        if (objections is [])
        {
            await ApproveAsync(sink, cancellationToken);
            return true;
        }

        var row = new SetAsideRow(Step, sink.Name, sink.Name, $"{string.Join("; ", objections)}: cxhub push --dry-run, then cxhub push --approve", null, clock.GetUtcNow());
        await store.WriteAsync(session => session.SetAside.PutAsync([row], cancellationToken), cancellationToken);
        logger.PushHeld(sink.Name, objections.Length);
        return false;
    }

    /// <summary>A person has looked: nothing is held any more.</summary>
    public Task ApproveAsync(ISink sink, CancellationToken cancellationToken) =>
        store.WriteAsync(session => session.SetAside.ClearAsync(Step, [sink.Name], cancellationToken), cancellationToken);

    /// <summary>A person has looked, and the next push of the target goes out as soon as its queue is served. The approval stands until a push has come to its end.</summary>
    public Task ApproveNextAsync(ISink sink, CancellationToken cancellationToken) => store.WriteAsync(
        async session =>
        {
            await session.SetAside.ClearAsync(Step, [sink.Name], cancellationToken);
            await session.Models.PutAsync(Approval(sink.Name), "true", cancellationToken);
            await session.Messages.SendAsync(StepQueue.ScoresChanged, sink.Name, new StepMessage(sink.Name).ToJson(), null, cancellationToken);
        },
        cancellationToken);

    /// <summary>The push came to its end: the next large one waits again.</summary>
    public async Task PassedAsync(ISink sink, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(session => session.Models.GetAsync(Approval(sink.Name), cancellationToken), cancellationToken) is not null)
        {
            await store.WriteAsync(session => session.Models.RemoveAsync(Approval(sink.Name), cancellationToken), cancellationToken);
        }
    }

    private static string Approval(string target) => $"push-approved:{target}";
}
