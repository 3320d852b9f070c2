namespace CxHub.IdentityResolution.Profiles;

/// <summary>
/// Gives clusters the ids of the profiles they continue: growth keeps the id, a merge keeps the older one and redirects the other, a split keeps the id with the
/// larger part. Retired ids take part, so that undoing a merge gives the old id back.
/// </summary>
public static class StableIds
{
    /// <param name="previous">The profiles before, retired ones included, each with its records (see <see cref="PreviousProfile"/>).</param>
    /// <param name="clusters">The new clusters; every record is in one of them.</param>
    /// <param name="mint">A new id; called in the order of the clusters.</param>
    public static IdAssignment Assign(IReadOnlyList<PreviousProfile> previous, IReadOnlyList<IReadOnlyList<RecordKey>> clusters, Func<string> mint)
    {
        var clusterOf = ClusterOf(clusters);
        var mains = Mains(previous, clusterOf);
        var owners = new PreviousProfile?[clusters.Count];

        foreach (var profile in previous.OrderBy(profile => profile.IsRetired).ThenBy(profile => profile.CreatedAt).ThenBy(FirstRecord, StringComparer.Ordinal).ThenBy(profile => profile.Id, StringComparer.Ordinal))
        {
            if (mains.TryGetValue(profile.Id, out var main) && owners[main] is null) { owners[main] = profile; }
        }

        var ids = owners.Select(owner => owner?.Id ?? mint()).ToArray();
        var changes = new List<ProfileChange>();
        var redirects = Redirects(previous, mains, owners, ids, changes);
        AddChanges(previous, clusters, owners, ids, changes);
        return new IdAssignment(ids, redirects, changes);
    }

    // Of profiles of one age the records decide, not their random ids: the same history ends in the same profiles.
    private static string FirstRecord(PreviousProfile profile) => profile.Records.Select(record => record.ToString()).Min(StringComparer.Ordinal) ?? "";

    private static Dictionary<RecordKey, int> ClusterOf(IReadOnlyList<IReadOnlyList<RecordKey>> clusters)
    {
        var clusterOf = new Dictionary<RecordKey, int>();

        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (var record in clusters[cluster]) { clusterOf[record] = cluster; }
        }

        return clusterOf;
    }

    // Where most of each profile's own records are now. Records that came in by a merge go back with the profile they came from, should the merge be undone.
    private static Dictionary<string, int> Mains(IReadOnlyList<PreviousProfile> previous, Dictionary<RecordKey, int> clusterOf)
    {
        var retired = previous.Where(profile => profile.IsRetired).SelectMany(profile => profile.Records).ToHashSet();
        var mains = new Dictionary<string, int>(StringComparer.Ordinal);

        foreach (var profile in previous)
        {
            var own = profile.IsRetired ? profile.Records : [.. profile.Records.Where(record => !retired.Contains(record))];
            var main = Main(own, clusterOf) ?? Main(profile.Records, clusterOf);
            if (main is { } cluster) { mains[profile.Id] = cluster; }
        }

        return mains;
    }

    private static int? Main(IReadOnlyList<RecordKey> records, Dictionary<RecordKey, int> clusterOf) => records
        .Where(clusterOf.ContainsKey)
        .GroupBy(record => clusterOf[record])
        .OrderByDescending(group => group.Count())
        .ThenBy(group => records.Index().First(record => record.Item == group.First()).Index)
        .Select(group => (int?)group.Key)
        .FirstOrDefault();

    private static List<ProfileRedirect> Redirects(
        IReadOnlyList<PreviousProfile> previous, Dictionary<string, int> mains, PreviousProfile?[] owners, string[] ids, List<ProfileChange> changes)
    {
        var redirects = new List<ProfileRedirect>();

        foreach (var profile in previous.Where(profile => !profile.IsRetired))
        {
            if (!mains.TryGetValue(profile.Id, out var main)) { changes.Add(new ProfileChange(ProfileChangeKind.Emptied, profile.Id, null)); }
            else if (owners[main] != profile)
            {
                redirects.Add(new ProfileRedirect(profile.Id, ids[main]));
                changes.Add(new ProfileChange(ProfileChangeKind.Merged, ids[main], profile.Id));
            }
        }

        return redirects;
    }

    private static void AddChanges(
        IReadOnlyList<PreviousProfile> previous, IReadOnlyList<IReadOnlyList<RecordKey>> clusters, PreviousProfile?[] owners, string[] ids, List<ProfileChange> changes)
    {
        var before = previous.Where(profile => !profile.IsRetired).SelectMany(profile => profile.Records.Select(record => (record, profile.Id))).ToDictionary();

        for (var cluster = 0; cluster < clusters.Count; cluster++)
        {
            if (owners[cluster] is { IsRetired: false } owner)
            {
                if (!owner.Records.ToHashSet().SetEquals(clusters[cluster])) { changes.Add(new ProfileChange(ProfileChangeKind.RecordsChanged, ids[cluster], null)); }

                continue;
            }

            var from = clusters[cluster].Select(record => before.GetValueOrDefault(record)).FirstOrDefault(id => id is not null);
            changes.Add(new ProfileChange(from is null ? ProfileChangeKind.Created : ProfileChangeKind.SplitOff, ids[cluster], from));
        }
    }
}
