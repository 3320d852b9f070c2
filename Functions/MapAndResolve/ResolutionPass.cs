using CxHub.Domain.Scores;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;
using CxHub.IdentityResolution.Profiles;
using CxHub.IdentityResolution.Survivorship;
using CxHub.Storage;
using StoredGolden = CxHub.Storage.GoldenValue;

namespace CxHub.Functions.MapAndResolve;

/// <summary>From clusters to what the store must change: profile ids that stay, links with evidence, golden values with provenance, redirects and events. Pure but for the ids it mints.</summary>
public sealed class ResolutionPass(SubjectKind kind, IdentityResult result, IReadOnlyList<SurvivorField> fields, string nameField, DateTimeOffset now, IReadOnlyList<IdentityResolution.IdentityDecision>? decisions = null)
{
    /// <param name="links">The links of today.</param>
    /// <param name="candidates">Every record of the kind, with its fields.</param>
    /// <param name="touched">Records that changed: their profiles get new golden values even when their members stay.</param>
    /// <param name="accountOf">The account profile of a person record, if it has one.</param>
    /// <param name="createdAt">When each existing profile was created.</param>
    public ProfileChanges Changes(
        IReadOnlyList<Link> links,
        IReadOnlyDictionary<RecordKey, SurvivorCandidate> candidates,
        IReadOnlySet<RecordKey> touched,
        Func<RecordKey, string?> accountOf,
        IReadOnlyDictionary<string, DateTimeOffset> createdAt)
    {
        var members = result.Members();
        var previous = links
            .GroupBy(link => link.ProfileId, StringComparer.Ordinal)
            .Select(group => new PreviousProfile(group.Key, createdAt.TryGetValue(group.Key, out var at) ? at.UtcTicks : 0, [.. group.Select(link => IdentityFields.KeyOf(link.Record))]))
            .ToArray();
        var assignment = StableIds.Assign(previous, members, () => Guid.CreateVersion7(now).ToString("N"));
        var before = links.ToDictionary(link => IdentityFields.KeyOf(link.Record));
        var changed = Enumerable.Range(0, members.Count).Where(index => IsChanged(members[index], assignment.Ids[index], before, touched)).ToArray();
        var kept = assignment.Ids.ToHashSet(StringComparer.Ordinal);
        var explainer = new Explainer(result, decisions);

        return new ProfileChanges
        {
            Upserts = [.. changed.AsParallel().AsOrdered().Select(index => ProfileOf(assignment.Ids[index], members[index], candidates, accountOf, createdAt))],
            Links = [.. changed.AsParallel().AsOrdered().SelectMany(index => LinksOf(assignment.Ids[index], members[index], explainer))],
            Removed = [.. previous.Select(profile => profile.Id).Where(id => !kept.Contains(id))],
            RemovedLinks = [.. before.Keys.Where(record => !candidates.ContainsKey(record)).Select(record => new RemovedLink(kind, IdentityFields.KeyOf(record)))],
            Redirects = [.. assignment.Redirects.Select(redirect => new Redirect(redirect.From, redirect.To, now, null))],
            Events = [.. assignment.Changes.Select(change => new IdentityEvent(change.Id, EventName(change.Kind), change.OtherId, now))],
        };
    }

    private static bool IsChanged(IReadOnlyList<RecordKey> members, string id, Dictionary<RecordKey, Link> before, IReadOnlySet<RecordKey> touched) =>
        members.Any(member => touched.Contains(member) || !before.TryGetValue(member, out var link) || link.ProfileId != id);

    private Profile ProfileOf(
        string id, IReadOnlyList<RecordKey> members, IReadOnlyDictionary<RecordKey, SurvivorCandidate> candidates, Func<RecordKey, string?> accountOf, IReadOnlyDictionary<string, DateTimeOffset> createdAt)
    {
        var golden = GoldenRecord.Choose([.. members.Select(member => candidates[member])], fields)
            .Where(value => value.Winner is not null)
            .ToDictionary(value => value.Field, value => new StoredGolden(value.Value, IdentityFields.KeyOf(value.Winner!.Value), value.Reason, value.ChangedAt ?? now), StringComparer.Ordinal);
        var name = golden.TryGetValue(nameField, out var chosen) ? chosen.Value : golden.TryGetValue("email", out var email) ? email.Value : string.Empty;
        var account = members.Select(accountOf).OfType<string>().GroupBy(one => one, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        return new Profile(id, kind, name, golden, account, createdAt.TryGetValue(id, out var at) ? at : now, now);
    }

    private IEnumerable<Link> LinksOf(string id, IReadOnlyList<RecordKey> members, Explainer explainer)
    {
        var profile = members.Count > 1 ? explainer.How(members[0]) : null;
        foreach (var member in members)
        {
            var evidence = profile is null ? null : LinkEvidence.For(member, profile, explainer);
            yield return new Link(
                IdentityFields.KeyOf(member), kind, id, evidence?.Evidence.Weight ?? 0, evidence?.Rule ?? (members.Count > 1 ? "held together by other records" : "the only record"), evidence?.Evidence.ToJson(), now);
        }
    }

    private static string EventName(ProfileChangeKind change) => change switch
    {
        ProfileChangeKind.Created => "created",
        ProfileChangeKind.Merged => "merged",
        ProfileChangeKind.SplitOff => "split",
        ProfileChangeKind.RecordsChanged => "recordsChanged",
        _ => "emptied",
    };
}
