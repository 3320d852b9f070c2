using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Mapping.Targets;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Loads what target maps and follow-up rules may speak of: golden values, current scores, the latest answer, and the account of each profile.</summary>
public static class SubjectLoader
{
    /// <summary>Profile and account profile ids may be mixed.</summary>
    public static async Task<LoadedSubjects> LoadAsync(HubSession session, IReadOnlyCollection<string> ids, string? runId, CancellationToken cancellationToken)
    {
        var asked = await session.Profiles.GetAsync(ids, cancellationToken);
        string[] accountIds = [.. asked.Select(profile => profile.AccountProfileId).OfType<string>().Except(ids, StringComparer.Ordinal)];
        Profile[] profiles = [.. asked, .. await session.Profiles.GetAsync(accountIds, cancellationToken)];
        var links = await session.Profiles.LinksOfAsync([.. profiles.Select(profile => profile.Id)], cancellationToken);
        var answers = await AnswersAsync(session, links, cancellationToken);

        var accountOf = profiles.ToDictionary(profile => profile.Id, profile => profile.AccountProfileId, StringComparer.Ordinal);
        Dictionary<string, TargetSubject> subjects = new(StringComparer.Ordinal);
        foreach (var profile in await WithScoresAsync(session, profiles, SubjectKind.Account, runId, cancellationToken))
        {
            subjects[profile.Id] = profile;
        }

        foreach (var profile in await WithScoresAsync(session, profiles, SubjectKind.Profile, runId, cancellationToken))
        {
            var account = accountOf[profile.Id];
            subjects[profile.Id] = profile with { Feedback = answers[profile.Id].FirstOrDefault(), Account = account is null ? null : subjects.GetValueOrDefault(account) };
        }

        return new LoadedSubjects(subjects, links.ToLookup(link => link.ProfileId), answers);
    }

    private static async Task<IReadOnlyList<TargetSubject>> WithScoresAsync(HubSession session, IEnumerable<Profile> profiles, SubjectKind kind, string? runId, CancellationToken cancellationToken)
    {
        Profile[] ofKind = [.. profiles.Where(profile => profile.Kind == kind)];
        var scores = (await session.Scores.OfAsync(kind, [.. ofKind.Select(profile => profile.Id)], cancellationToken)).ToLookup(score => score.SubjectId);
        return
        [
            .. ofKind.Select(profile => new TargetSubject
            {
                Kind = kind,
                Id = profile.Id,
                Golden = profile.Golden.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal),
                Scores = scores[profile.Id].ToDictionary(score => score.Measure, StringComparer.Ordinal),
                RunId = runId,
            }),
        ];
    }

    /// <summary>The completed answers of each profile, latest first.</summary>
    private static async Task<ILookup<string, Feedback>> AnswersAsync(HubSession session, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        var owner = links.Where(link => link.Kind is SubjectKind.Profile).ToDictionary(link => link.Record, link => link.ProfileId);
        SourceKey[] records = [.. owner.Keys];
        var answers = await session.Canonical.ByPersonAsync<Feedback>(records, cancellationToken);
        return answers
            .Where(answer => answer.Status is "completed")
            .OrderByDescending(answer => answer.AnsweredAt).ThenBy(answer => answer.Key)
            .ToLookup(answer => owner[answer.RespondentKey], StringComparer.Ordinal);
    }
}
