using CxHub.Domain.Scores;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;
using CxHub.IdentityResolution.Survivorship;
using CxHub.Storage;
using StoredGolden = CxHub.Storage.GoldenValue;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Makes profiles of their records: golden values with provenance, the account, and links with their evidence.</summary>
public sealed class ProfileMaker(SubjectKind kind, IReadOnlyList<SurvivorField> fields, string nameField, Explainer explainer, DateTimeOffset now)
{
    /// <param name="profiles">What is to be made.</param>
    /// <param name="candidates">The records of these profiles.</param>
    /// <param name="accounts">The account profile of each person record that has one.</param>
    public ProfileChanges Make(IReadOnlyList<PlannedProfile> profiles, IReadOnlyDictionary<RecordKey, SurvivorCandidate> candidates, IReadOnlyDictionary<RecordKey, string> accounts)
    {
        var made = profiles.AsParallel().AsOrdered().Select(profile => (Profile: ProfileOf(profile, candidates, accounts), Links: LinksOf(profile).ToArray())).ToArray();
        return new ProfileChanges { Upserts = [.. made.Select(one => one.Profile)], Links = [.. made.SelectMany(one => one.Links)] };
    }

    private Profile ProfileOf(PlannedProfile profile, IReadOnlyDictionary<RecordKey, SurvivorCandidate> candidates, IReadOnlyDictionary<RecordKey, string> accounts)
    {
        var golden = GoldenRecord.Choose([.. profile.Records.Select(record => candidates[record])], fields)
            .Where(value => value.Winner is not null)
            .ToDictionary(value => value.Field, value => new StoredGolden(value.Value, IdentityFields.KeyOf(value.Winner!.Value), value.Reason, value.ChangedAt ?? now), StringComparer.Ordinal);
        var name = golden.TryGetValue(nameField, out var chosen) ? chosen.Value : golden.TryGetValue("email", out var email) ? email.Value : string.Empty;
        return new Profile(profile.Id, kind, name, golden, AccountOf(profile, accounts), profile.CreatedAt, now);
    }

    /// <summary>The account that most records name; of several, that of the record which comes first.</summary>
    private static string? AccountOf(PlannedProfile profile, IReadOnlyDictionary<RecordKey, string> accounts) => profile.Records
        .Select(record => accounts.GetValueOrDefault(record))
        .OfType<string>()
        .GroupBy(account => account, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.Key;

    private IEnumerable<Link> LinksOf(PlannedProfile profile)
    {
        var explanation = profile.Records.Count > 1 ? explainer.How(profile.Records[0]) : null;
        foreach (var record in profile.Records)
        {
            var evidence = explanation is null ? null : LinkEvidence.For(record, explanation, explainer);
            yield return new Link(
                IdentityFields.KeyOf(record),
                kind,
                profile.Id,
                evidence?.Evidence.Weight ?? 0,
                evidence?.Rule ?? (explanation is null ? "the only record" : "held together by other records"),
                evidence?.Evidence.ToJson(),
                now);
        }
    }
}
