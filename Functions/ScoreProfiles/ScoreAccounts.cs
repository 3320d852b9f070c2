using CxHub.Domain;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Functions.ScoreProfiles;

/// <summary>Recomputes the scores of account profiles on the work list from the current scores of their people.</summary>
public sealed class ScoreAccounts(HubStore store, ConfiguredMaps maps, StepMeter meter)
{
    private const int BatchSize = 1000;

    /// <summary>Returns how many accounts were scored.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.Score, () => ScoreAllAsync(cancellationToken));

    private async Task<int> ScoreAllAsync(CancellationToken cancellationToken)
    {
        var scored = 0;
        while (await store.WriteAsync(session => ScoreBatchAsync(session, cancellationToken), cancellationToken) is var count and > 0)
        {
            scored += count;
        }

        return scored;
    }

    private async Task<int> ScoreBatchAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.ScoreAccount, BatchSize, cancellationToken);
        if (items.Count is 0)
        {
            return 0;
        }

        string[] accounts = [.. items.Select(item => item.Key)];
        var members = await session.Profiles.MembersOfAccountsAsync(accounts, cancellationToken);
        var scores = (await session.Scores.OfAsync(SubjectKind.Profile, [.. members.Select(member => member.ProfileId)], cancellationToken)).ToLookup(score => score.SubjectId);
        var people = members.ToLookup(member => member.AccountProfileId, member => member.ProfileId);
        var computed = accounts.SelectMany(account => AccountScores.Compute(account, [.. people[account].SelectMany(profile => scores[profile])])).ToArray();

        await session.Scores.ReplaceAsync(SubjectKind.Account, accounts, computed, cancellationToken);
        foreach (var target in maps.Targets.Targets)
        {
            await session.Pending.AddAsync(PendingStep.Push(target), accounts, cancellationToken);
            await session.Messages.SendAsync(StepQueue.ScoresChanged, target, new StepMessage(target).ToJson(), null, cancellationToken);
        }

        await session.Pending.DoneAsync(PendingStep.ScoreAccount, items, cancellationToken);
        return items.Count;
    }
}
