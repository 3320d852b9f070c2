using System.Data.Common;
using CxHub.Domain;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>Profiles, the links of records to them, redirects of retired ids, and what happened to them.</summary>
public sealed class ProfileStore
{
    private readonly SqlSession _sql;

    internal ProfileStore(SqlSession sql) => _sql = sql;

    /// <summary>All links of a kind, ordered by record.</summary>
    public Task<IReadOnlyList<Link>> LinksAsync(SubjectKind kind, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT source, entity, id, kind, profile_id, weight, rule, evidence, linked_at FROM link WHERE kind = @kind ORDER BY source, entity, id",
            new { kind = kind.ToString() },
            ReadLink,
            cancellationToken);

    public async Task<IReadOnlyList<Link>> LinksOfAsync(IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT t.source, t.entity, t.id, t.kind, t.profile_id, t.weight, t.rule, t.evidence, t.linked_at
            FROM {rows} AS r CROSS JOIN link AS t WHERE t.profile_id = r.id
            """,
            RowSet.Ids(profileIds),
            ReadLink,
            cancellationToken);
        return [.. found.OrderBy(link => link.Record)];
    }

    public async Task<IReadOnlyList<Link>> LinksForAsync(SubjectKind kind, IReadOnlyCollection<SourceKey> records, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT t.source, t.entity, t.id, t.kind, t.profile_id, t.weight, t.rule, t.evidence, t.linked_at
            FROM {rows} AS r CROSS JOIN link AS t WHERE t.kind = @kind AND t.source = r.source AND t.entity = r.entity AND t.id = r.id
            """,
            RowSet.Keys(records).With("kind", kind.ToString()),
            ReadLink,
            cancellationToken);
        return [.. found.OrderBy(link => link.Record)];
    }

    /// <summary>Which profile every record of a kind belongs to, ordered by record.</summary>
    public async Task<IReadOnlyList<ProfileMember>> MembersAsync(SubjectKind kind, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            "SELECT source, entity, id, profile_id FROM link WHERE kind = @kind", new { kind = kind.ToString() }, ReadMember, cancellationToken);
        return [.. found.OrderBy(member => member.Record)];
    }

    /// <summary>All records of the profiles that any of these records belongs to, ordered by record.</summary>
    public async Task<IReadOnlyList<ProfileMember>> MembersWithAsync(SubjectKind kind, IReadOnlyCollection<SourceKey> records, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT DISTINCT t.source, t.entity, t.id, t.profile_id FROM {rows} AS r
            CROSS JOIN link AS own CROSS JOIN link AS t
            WHERE own.kind = @kind AND own.source = r.source AND own.entity = r.entity AND own.id = r.id AND t.profile_id = own.profile_id AND t.kind = @kind
            """,
            RowSet.Keys(records).With("kind", kind.ToString()),
            ReadMember,
            cancellationToken);
        return [.. found.OrderBy(member => member.Record)];
    }

    /// <summary>The retired profiles that had any of these records when they were merged, each with all its records of then.</summary>
    public async Task<IReadOnlyList<RetiredProfile>> RetiredWithAsync(SubjectKind kind, IReadOnlyCollection<SourceKey> records, CancellationToken cancellationToken = default)
    {
        var ids = await _sql.ListAsync(
            """
            SELECT DISTINCT t.profile_id FROM {rows} AS r
            CROSS JOIN retired_link AS t WHERE t.kind = @kind AND t.source = r.source AND t.entity = r.entity AND t.id = r.id
            """,
            RowSet.Keys(records).With("kind", kind.ToString()),
            row => row.Text(0),
            cancellationToken);
        return Retired(await _sql.ListAsync(
            "SELECT t.profile_id, t.profile_created_at, t.source, t.entity, t.id FROM {rows} AS r CROSS JOIN retired_link AS t WHERE t.profile_id = r.id", RowSet.Ids(ids), ReadRetired, cancellationToken));
    }

    /// <summary>All retired profiles of a kind.</summary>
    public async Task<IReadOnlyList<RetiredProfile>> RetiredAsync(SubjectKind kind, CancellationToken cancellationToken = default) =>
        Retired(await _sql.ListAsync(
            "SELECT profile_id, profile_created_at, source, entity, id FROM retired_link WHERE kind = @kind", new { kind = kind.ToString() }, ReadRetired, cancellationToken));

    /// <summary>The people of companies, ordered by company and person.</summary>
    public async Task<IReadOnlyList<AccountMember>> MembersOfAccountsAsync(IReadOnlyCollection<string> accountProfileIds, CancellationToken cancellationToken = default)
    {
        var members = await _sql.ListAsync(
            "SELECT t.account_profile_id, t.id FROM {rows} AS r CROSS JOIN profile AS t WHERE t.account_profile_id = r.id",
            RowSet.Ids(accountProfileIds),
            row => new AccountMember(row.Text(0), row.Text(1)),
            cancellationToken);
        return [.. members.OrderBy(member => member.AccountProfileId, StringComparer.Ordinal).ThenBy(member => member.ProfileId, StringComparer.Ordinal)];
    }

    /// <summary>When each profile of a kind was created.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> CreatedAtAsync(SubjectKind kind, CancellationToken cancellationToken = default)
    {
        var created = await _sql.ListAsync("SELECT id, created_at FROM profile WHERE kind = @kind", new { kind = kind.ToString() }, row => (Id: row.Text(0), At: row.Instant(1)), cancellationToken);
        return created.ToDictionary(profile => profile.Id, profile => profile.At, StringComparer.Ordinal);
    }

    /// <summary>When these profiles were created; an id without a profile is not in the answer.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> CreatedAtAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        var created = await _sql.ListAsync(
            "SELECT t.id, t.created_at FROM {rows} AS r CROSS JOIN profile AS t WHERE t.id = r.id", RowSet.Ids(ids), row => (Id: row.Text(0), At: row.Instant(1)), cancellationToken);
        return created.ToDictionary(profile => profile.Id, profile => profile.At, StringComparer.Ordinal);
    }

    /// <summary>Stores everything one resolution changed.</summary>
    public Task ApplyAsync(ProfileChanges changes, CancellationToken cancellationToken = default) =>
        new ProfileWriter(_sql).ApplyAsync(changes, cancellationToken);

    /// <summary>The profile with this id, or the one that stands for it now (<see cref="Profile.RedirectedFrom"/> then says what was asked).</summary>
    public async Task<Profile?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        var survivor = await RedirectAsync(id, cancellationToken);
        var found = await GetAsync([survivor ?? id], cancellationToken);
        return found.Count is 0 ? null : found[0] with { RedirectedFrom = survivor is null ? null : id };
    }

    /// <summary>Profiles by id, without following redirects; an id without a profile is not in the answer.</summary>
    public async Task<IReadOnlyList<Profile>> GetAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            """
            SELECT t.id, t.kind, t.name, t.golden, t.account_profile_id, t.created_at, t.updated_at
            FROM {rows} AS r CROSS JOIN profile AS t WHERE t.id = r.id
            """,
            RowSet.Ids(ids),
            ReadProfile,
            cancellationToken);
        return [.. found.OrderBy(profile => profile.Id, StringComparer.Ordinal)];
    }

    /// <summary>The id that stands for a retired one now, over any number of redirects; null when this id was never retired.</summary>
    public async Task<string?> RedirectAsync(string id, CancellationToken cancellationToken = default)
    {
        HashSet<string> passed = new(StringComparer.Ordinal);
        for (var at = id; passed.Add(at);)
        {
            var next = await _sql.FirstAsync("SELECT to_id FROM redirect WHERE from_id = @at", new { at }, row => row.Text(0), cancellationToken);
            if (next is null)
            {
                return at == id ? null : at;
            }

            at = next;
        }

        throw new StoreException($"The redirects of profile {id} lead in a circle: {string.Join(" → ", passed)}. Run the resolve step again over these profiles.");
    }

    /// <summary>This id and every retired id that leads to it: the names under which history may stand.</summary>
    public async Task<IReadOnlyList<string>> NamesOfAsync(string id, CancellationToken cancellationToken = default)
    {
        List<string> names = [id];
        for (var next = names; next.Count > 0;)
        {
            var retired = await _sql.ListAsync("SELECT t.from_id FROM {rows} AS r CROSS JOIN redirect AS t WHERE t.to_id = r.id", RowSet.Ids(next), row => row.Text(0), cancellationToken);
            next = [.. retired.Except(names, StringComparer.Ordinal)];
            names.AddRange(next);
        }

        return names;
    }

    public Task<ProfilePage> SearchAsync(ProfileQuery query, CancellationToken cancellationToken = default) =>
        new ProfileSearch(_sql).FindAsync(query, cancellationToken);

    /// <summary>What happened to a profile, oldest first.</summary>
    public Task<IReadOnlyList<IdentityEvent>> EventsAsync(string profileId, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT profile_id, type, detail, at FROM identity_event WHERE profile_id = @profileId ORDER BY seq",
            new { profileId },
            row => new IdentityEvent(row.Text(0), row.Text(1), row.TextOrNull(2), row.Instant(3)),
            cancellationToken);

    private static List<RetiredProfile> Retired(IEnumerable<(string Id, DateTimeOffset CreatedAt, SourceKey Record)> rows) =>
        [.. rows.GroupBy(row => row.Id, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new RetiredProfile(group.Key, group.First().CreatedAt, [.. group.Select(row => row.Record).Order()]))];

    private static (string Id, DateTimeOffset CreatedAt, SourceKey Record) ReadRetired(DbDataReader row) => (row.Text(0), row.Instant(1), row.Key(2));

    private static ProfileMember ReadMember(DbDataReader row) => new(row.Key(0), row.Text(3));

    private static Link ReadLink(DbDataReader row) =>
        new(row.Key(0), row.Name<SubjectKind>(3), row.Text(4), row.GetDouble(5), row.Text(6), row.TextOrNull(7), row.Instant(8));

    private static Profile ReadProfile(DbDataReader row) => new(
        row.Text(0),
        row.Name<SubjectKind>(1),
        row.Text(2),
        JsonColumn.Read<Dictionary<string, GoldenValue>>(row.Text(3)),
        row.TextOrNull(4),
        row.Instant(5),
        row.Instant(6));
}
