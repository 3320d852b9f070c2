using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Functions.ScoreProfiles;

/// <summary>Recomputes the scores of customers on the work list. A customer whose scores come out the same causes no further work.</summary>
public sealed class ScoreCustomers(HubStore store, ConfiguredMaps maps, HubConfig hub, ScoreOptions options, StepMeter meter, TimeProvider clock)
{
    private const int BatchSize = 1000;

    /// <summary>Returns how many customers were scored.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.Score, () => ScoreAllAsync(cancellationToken));

    private async Task<int> ScoreAllAsync(CancellationToken cancellationToken)
    {
        meter.Start(LoopStep.Score, await store.ReadAsync(session => session.Pending.CountAsync(PendingStep.ScoreProfile, cancellationToken), cancellationToken));
        var scored = 0;
        while (await ScoreBatchAsync(cancellationToken) is var count and > 0)
        {
            scored += count;
            meter.Advance(LoopStep.Score, count);
        }

        return scored;
    }

    private async Task<int> ScoreBatchAsync(CancellationToken cancellationToken)
    {
        var (items, evidence, bands) = await store.ReadAsync(session => LoadAsync(session, cancellationToken), cancellationToken);
        if (items.Count is 0)
        {
            return 0;
        }

        var asOf = AsOf();
        var scores = evidence.AsParallel().AsOrdered().SelectMany(one => ProfileScores.Compute(one, options, asOf, bands.GetValueOrDefault(one.ProfileId))).ToArray();
        await store.WriteAsync(session => SaveAsync(session, items, evidence, scores, cancellationToken), cancellationToken);
        return items.Count;
    }

    /// <summary>The end of the hub's current day: within one day the same evidence gives the same health, so a repeated pass writes nothing.</summary>
    private DateTimeOffset AsOf()
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), hub.Zone).Date.AddDays(1);
        return new DateTimeOffset(local, hub.Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static async Task<(IReadOnlyList<PendingItem> Items, IReadOnlyList<ProfileEvidence> Evidence, IReadOnlyDictionary<string, HealthBand?> Bands)> LoadAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.ScoreProfile, BatchSize, cancellationToken);
        string[] ids = [.. items.Select(item => item.Key)];
        var links = await session.Profiles.LinksOfAsync(ids, cancellationToken);
        SourceKey[] persons = [.. links.Select(link => link.Record)];
        var owner = links.ToDictionary(link => link.Record, link => link.ProfileId);
        var feedback = (await session.Canonical.ByPersonAsync<Feedback>(persons, cancellationToken)).ToLookup(answer => owner[answer.RespondentKey]);
        var sentiments = await session.Answers.SentimentsAsync(feedback.SelectMany(group => group).Where(answer => !string.IsNullOrWhiteSpace(answer.Comment)).Select(answer => answer.Key), cancellationToken);
        var visits = (await session.Canonical.ByPersonAsync<Interaction>(persons, cancellationToken)).ToLookup(visit => owner[visit.PersonKey!.Value]);
        var cases = (await session.Canonical.ByPersonAsync<SupportCase>(persons, cancellationToken)).ToLookup(one => owner[one.ContactKey!.Value]);
        var orders = (await session.Canonical.ByPersonAsync<Order>(persons, cancellationToken)).ToLookup(order => owner[order.CustomerKey!.Value]);
        var profiles = await session.Profiles.GetAsync(ids, cancellationToken);
        var bands = (await session.Scores.OfAsync(SubjectKind.Profile, ids, cancellationToken))
            .Where(score => score.Measure is Measure.Health)
            .ToDictionary(score => score.SubjectId, score => Enum.TryParse<HealthBand>(score.Text, ignoreCase: true, out var band) ? band : (HealthBand?)null);

        return (items, [.. profiles.Select(profile => new ProfileEvidence(
            profile.Id, profile.AccountProfileId, [.. feedback[profile.Id]], [.. visits[profile.Id]], [.. cases[profile.Id]], [.. orders[profile.Id]])
        {
            Sentiments = sentiments,
        })], bands);
    }

    private async Task SaveAsync(HubSession session, IReadOnlyList<PendingItem> items, IReadOnlyList<ProfileEvidence> evidence, IReadOnlyList<Score> scores, CancellationToken cancellationToken)
    {
        var changed = await session.Scores.ReplaceAsync(SubjectKind.Profile, [.. items.Select(item => item.Key)], scores, cancellationToken);
        var accounts = evidence.Where(one => one.AccountProfileId is not null && changed.Contains(one.ProfileId)).Select(one => one.AccountProfileId!).Distinct(StringComparer.Ordinal);
        await session.Pending.AddAsync(PendingStep.ScoreAccount, [.. accounts], cancellationToken);
        foreach (var target in maps.Targets.Targets)
        {
            // Also customers whose scores stayed: a record that joined the profile still needs them.
            await session.Pending.AddAsync(PendingStep.Push(target), [.. items.Select(item => item.Key)], cancellationToken);
            await session.Messages.SendAsync(StepQueue.ScoresChanged, target, new StepMessage(target).ToJson(), null, cancellationToken);
        }

        await session.Pending.DoneAsync(PendingStep.ScoreProfile, items, cancellationToken);
    }
}
