using CxHub.Domain.Scores;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Profiles;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// From clusters to what the store must change: which id each cluster keeps or gets, which profiles are made anew, which end, and what happened to whom. Pure but for the
/// ids it mints.
/// </summary>
public sealed class ResolutionPlan
{
    private ResolutionPlan(IReadOnlyList<PlannedProfile> changed, ProfileChanges ends)
    {
        Changed = changed;
        Ends = ends;
    }

    /// <summary>Profiles that are new, have other records than before, or have records that changed.</summary>
    public IReadOnlyList<PlannedProfile> Changed { get; }

    /// <summary>Profiles and links that end, redirects, events.</summary>
    public ProfileChanges Ends { get; }

    /// <param name="kind">Whose profiles.</param>
    /// <param name="neighbourhood">Clusters as they are, profiles as they were.</param>
    /// <param name="isChanged">Whether a record changed, so that its profile gets new golden values even when its members stay.</param>
    /// <param name="now">The moment of the change.</param>
    public static ResolutionPlan Of(SubjectKind kind, Neighbourhood neighbourhood, Func<RecordKey, bool> isChanged, DateTimeOffset now)
    {
        var (clusters, profiles) = (neighbourhood.Clusters, neighbourhood.Profiles);
        var assignment = StableIds.Assign(profiles, clusters, () => Guid.CreateVersion7(now).ToString("N"));
        var living = profiles.Where(profile => !profile.IsRetired).ToArray();
        var before = living.SelectMany(profile => profile.Records.Select(record => (record, profile.Id))).ToDictionary();
        var createdAt = profiles.ToDictionary(profile => profile.Id, profile => new DateTimeOffset(profile.CreatedAt, TimeSpan.Zero), StringComparer.Ordinal);
        var present = clusters.SelectMany(members => members).ToHashSet();
        var kept = assignment.Ids.ToHashSet(StringComparer.Ordinal);

        return new ResolutionPlan(
            [.. clusters
                .Select((members, index) => new PlannedProfile(assignment.Ids[index], createdAt.TryGetValue(assignment.Ids[index], out var at) && at != default ? at : now, members))
                .Where(profile => profile.Records.Any(record => isChanged(record) || !before.TryGetValue(record, out var id) || id != profile.Id))],
            new ProfileChanges
            {
                Removed = [.. living.Select(profile => profile.Id).Where(id => !kept.Contains(id))],
                RemovedLinks = [.. before.Keys.Where(record => !present.Contains(record)).Select(record => new RemovedLink(kind, IdentityFields.KeyOf(record)))],
                Redirects = [.. assignment.Redirects.Select(redirect => new Redirect(redirect.From, redirect.To, now, null))],
                Events = [.. assignment.Changes.Select(change => new IdentityEvent(change.Id, EventName(change.Kind), change.OtherId, now))],
            });
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

/// <summary>A profile to be made of these records.</summary>
public sealed record PlannedProfile(string Id, DateTimeOffset CreatedAt, IReadOnlyList<RecordKey> Records);
