using CxHub.Domain.Scores;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Incremental;
using CxHub.IdentityResolution.Profiles;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// A part of the customers that can be decided by itself: clusters as they are now, and the profiles as the store has them (merged ones too) over the same records.
/// </summary>
public sealed record Neighbourhood(IReadOnlyList<IReadOnlyList<RecordKey>> Clusters, IReadOnlyList<PreviousProfile> Profiles)
{
    /// <summary>Everybody.</summary>
    public static async Task<Neighbourhood> AllAsync(HubSession session, SubjectKind kind, IdentityState state, CancellationToken cancellationToken)
    {
        var members = await session.Profiles.MembersAsync(kind, cancellationToken);
        var createdAt = await session.Profiles.CreatedAtAsync(kind, cancellationToken);
        var retired = await session.Profiles.RetiredAsync(kind, cancellationToken);
        return new Neighbourhood(state.Members(), Previous(members, createdAt, retired));
    }

    /// <summary>
    /// All that these records' clusters and profiles reach: the clusters of a profile's records, the profiles of a cluster's records, and what merged profiles once held.
    /// </summary>
    public static async Task<Neighbourhood> OfAsync(HubSession session, SubjectKind kind, IdentityState state, IEnumerable<RecordKey> records, CancellationToken cancellationToken)
    {
        HashSet<RecordKey> seen = [];
        List<IReadOnlyList<RecordKey>> clusters = [];
        Dictionary<Domain.SourceKey, ProfileMember> members = [];
        Dictionary<string, RetiredProfile> retired = new(StringComparer.Ordinal);
        for (var open = Reach(records); open.Length > 0;)
        {
            foreach (var member in await session.Profiles.MembersWithAsync(kind, open, cancellationToken))
            {
                members[member.Record] = member;
            }

            foreach (var profile in await session.Profiles.RetiredWithAsync(kind, open, cancellationToken))
            {
                retired[profile.Id] = profile;
            }

            open = Reach(members.Keys.Concat(retired.Values.SelectMany(profile => profile.Records)).Select(IdentityFields.KeyOf));
        }

        var createdAt = await session.Profiles.CreatedAtAsync([.. members.Values.Select(member => member.ProfileId)], cancellationToken);
        return new Neighbourhood(clusters, Previous([.. members.Values.OrderBy(member => member.Record)], createdAt, retired.Values));

        Domain.SourceKey[] Reach(IEnumerable<RecordKey> from)
        {
            List<RecordKey> reached = [];
            foreach (var record in from.ToArray())
            {
                if (!seen.Add(record))
                {
                    continue;
                }

                reached.Add(record);
                if (state.ClusterOf(record) is { Count: > 0 } cluster)
                {
                    clusters.Add(cluster);
                    reached.AddRange(cluster.Where(seen.Add));
                }
            }

            return [.. reached.Select(IdentityFields.KeyOf)];
        }
    }

    private static PreviousProfile[] Previous(IReadOnlyList<ProfileMember> members, IReadOnlyDictionary<string, DateTimeOffset> createdAt, IEnumerable<RetiredProfile> retired) =>
    [
        .. members
            .GroupBy(member => member.ProfileId, member => IdentityFields.KeyOf(member.Record), StringComparer.Ordinal)
            .Select(group => new PreviousProfile(group.Key, createdAt.TryGetValue(group.Key, out var at) ? at.UtcTicks : 0, [.. group])),
        .. retired.Select(profile => new PreviousProfile(profile.Id, profile.CreatedAt.UtcTicks, [.. profile.Records.Select(IdentityFields.KeyOf)], IsRetired: true)),
    ];
}
