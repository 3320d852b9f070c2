using CxHub.Activation.FollowUps;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;

namespace CxHub.Functions.ApplyFollowUpRules;

/// <summary>Applies the rules to new answers, oldest answer first, and stores the follow-ups they lead to. One answer under one rule has one key, so a repeat adds nothing.</summary>
public sealed class DecideFollowUps(HubStore store, FollowUpRules rules, CustomerPlaces places, StepMeter meter, TimeProvider clock)
{
    private const int MostAtOnce = 100_000;
    private const int BatchSize = 500;

    /// <summary>Returns how many answers were looked at.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken) => meter.TimeAsync(LoopStep.CloseLoop, () => DecideAsync(cancellationToken));

    private async Task<int> DecideAsync(CancellationToken cancellationToken)
    {
        var (items, answers) = await store.ReadAsync(session => TakeAsync(session, cancellationToken), cancellationToken);
        meter.Start(LoopStep.CloseLoop, items.Count);
        foreach (var batch in answers.Chunk(BatchSize))
        {
            var waiting = batch.Select(answer => items[answer.Key.ToString()]).ToArray();
            await store.WriteAsync(session => DecideAsync(session, batch, waiting, cancellationToken), cancellationToken);
            meter.Advance(LoopStep.CloseLoop, batch.Length);
        }

        // Answers that were erased or withdrawn meanwhile.
        PendingItem[] gone = [.. items.Values.Where(item => answers.All(answer => answer.Key.ToString() != item.Key))];
        await store.WriteAsync(session => session.Pending.DoneAsync(PendingStep.FollowUp, gone, cancellationToken), cancellationToken);
        return items.Count;
    }

    private static async Task<(Dictionary<string, PendingItem> Items, Feedback[] Answers)> TakeAsync(HubSession session, CancellationToken cancellationToken)
    {
        var items = await session.Pending.TakeAsync(PendingStep.FollowUp, MostAtOnce, cancellationToken);
        var keys = items.Select(item => SourceKey.TryParse(item.Key, out var key) ? key : default).Where(key => key.Id is not null).ToArray();
        var answers = await session.Canonical.GetAsync<Feedback>(keys, cancellationToken);
        return (items.ToDictionary(item => item.Key, StringComparer.Ordinal), [.. answers.OrderBy(answer => answer.AnsweredAt).ThenBy(answer => answer.Key)]);
    }

    private async Task DecideAsync(HubSession session, IReadOnlyList<Feedback> answers, IReadOnlyList<PendingItem> waiting, CancellationToken cancellationToken)
    {
        var links = await session.Profiles.LinksForAsync(SubjectKind.Profile, [.. answers.Select(answer => answer.RespondentKey)], cancellationToken);
        var profileOf = links.ToDictionary(link => link.Record, link => link.ProfileId);
        string[] profileIds = [.. profileOf.Values.Distinct(StringComparer.Ordinal)];
        var subjects = await SubjectLoader.LoadAsync(session, profileIds, null, cancellationToken);
        var history = await HistoryAsync(session, subjects, profileIds, cancellationToken);
        var existing = (await session.FollowUps.OfProfileAsync(profileIds, cancellationToken)).GroupBy(one => one.ProfileId).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var sentiments = await session.Answers.SentimentsAsync(answers.Select(answer => answer.Key), cancellationToken);
        var standsIn = await places.LoadAsync(session, subjects, profileIds, cancellationToken);
        HashSet<string> targets = [];

        foreach (var answer in answers.Where(answer => profileOf.ContainsKey(answer.RespondentKey)))
        {
            var profileId = profileOf[answer.RespondentKey];
            var context = Context(answer, sentiments.GetValueOrDefault(answer.Key), subjects.ById[profileId], history[profileId], standsIn[profileId], existing.GetValueOrDefault(profileId, []));
            if (await StoreAsync(session, rules.Evaluate(context), answer, cancellationToken) is { } stored)
            {
                existing.TryAdd(profileId, []);
                existing[profileId].RemoveAll(one => one.Key == stored.Key);
                existing[profileId].Add(stored);
                targets.Add(stored.Target);
            }
        }

        foreach (var target in targets)
        {
            await session.Messages.SendAsync(StepQueue.FollowUpsDue, target, new StepMessage(target).ToJson(), null, cancellationToken);
        }

        await session.Pending.DoneAsync(PendingStep.FollowUp, waiting, cancellationToken);
    }

    private FollowUpContext Context(Feedback answer, CommentSentiment? sentiment, Mapping.Targets.TargetSubject profile, IEnumerable<Feedback> history, IReadOnlyList<CrmPlace> places, IReadOnlyList<Domain.Loop.FollowUp> existing)
    {
        return new FollowUpContext
        {
            Feedback = answer,
            Profile = profile,
            Sentiment = sentiment?.Score,
            SentimentLabel = sentiment?.Mood,
            PreviousNps = history.Where(other => other.Nps is not null && other.AnsweredAt < answer.AnsweredAt).MaxBy(other => other.AnsweredAt)?.Nps,
            Value = profile.Account is { } account && account.Golden.TryGetValue("annualRevenue", out var revenue) && decimal.TryParse(revenue, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null,
            Places = places,
            Existing = existing,
            Now = clock.GetUtcNow(),
        };
    }

    /// <summary>The follow-up that now stands in the store; null when the decision was to do nothing.</summary>
    private async Task<Domain.Loop.FollowUp?> StoreAsync(HubSession session, FollowUpDecision decision, Feedback answer, CancellationToken cancellationToken)
    {
        switch (decision)
        {
            case FollowUpDecision.Open open:
                await session.FollowUps.AddAsync(open.FollowUp, cancellationToken);
                return open.FollowUp;
            case FollowUpDecision.AddTo added:
                await session.FollowUps.UpdateAsync(added.FollowUp, cancellationToken);
                return added.FollowUp;
            case FollowUpDecision.Impossible impossible:
                var row = new SetAsideRow("followup", answer.Key.Source, answer.Key.ToString(), $"{impossible.Rule}: {impossible.Reason}", null, clock.GetUtcNow());
                await session.SetAside.PutAsync([row], cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private static async Task<ILookup<string, Feedback>> HistoryAsync(HubSession session, LoadedSubjects subjects, IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken)
    {
        var owner = profileIds.SelectMany(id => subjects.Links[id]).ToDictionary(link => link.Record, link => link.ProfileId);
        SourceKey[] records = [.. owner.Keys];
        var answers = await session.Canonical.ByPersonAsync<Feedback>(records, cancellationToken);
        return answers.ToLookup(answer => owner[answer.RespondentKey]);
    }
}
