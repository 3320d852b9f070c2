using CxHub.Domain;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Puts profiles on a target's work list.</summary>
internal static class PushWork
{
    /// <summary>Every profile of the kind is compared with the target again, because the rules of comparing changed.</summary>
    public static async Task QueueAllAsync(HubSession session, string target, SubjectKind kind, CancellationToken cancellationToken)
    {
        var members = await session.Profiles.MembersAsync(kind, cancellationToken);
        await session.Pending.AddAsync(PendingStep.Push(target), [.. members.Select(member => member.ProfileId).Distinct(StringComparer.Ordinal)], cancellationToken);
        await session.Messages.SendAsync(StepQueue.ScoresChanged, target, new StepMessage(target).ToJson(), null, cancellationToken);
    }
}
