using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>Stores the changes of one resolution, in the order in which they depend on each other.</summary>
internal sealed class ProfileWriter(SqlSession sql)
{
    private static readonly string[] Searchable = ["name", "mail", "phone", "company", "number"];

    public async Task ApplyAsync(ProfileChanges changes, CancellationToken cancellationToken)
    {
        await RetireAsync(changes.Redirects, cancellationToken);
        await UpsertAsync(changes.Upserts, cancellationToken);
        await UnlinkAsync(changes.RemovedLinks, cancellationToken);
        await LinkAsync(changes.Links, cancellationToken);
        await RemoveAsync(changes.Removed, cancellationToken);
        await RedirectAsync(changes.Redirects, cancellationToken);
        await MoveFollowUpsAsync(changes, cancellationToken);
        await AddEventsAsync(changes.Events, cancellationToken);
    }

    /// <summary>Keeps what a merged profile consisted of, so that an unmerge finds its id again.</summary>
    private Task RetireAsync(IReadOnlyList<Redirect> redirects, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            INSERT INTO retired_link (kind, profile_id, source, entity, id, profile_created_at)
            SELECT l.kind, l.profile_id, l.source, l.entity, l.id, p.created_at FROM {rows} AS r CROSS JOIN link AS l CROSS JOIN profile AS p
            WHERE l.profile_id = r.id AND p.id = r.id
            ON CONFLICT (profile_id, source, entity, id) DO NOTHING
            """,
            RowSet.Ids(redirects.Select(redirect => redirect.From)),
            cancellationToken);

    private async Task UpsertAsync(IReadOnlyList<Profile> profiles, CancellationToken cancellationToken)
    {
        var ordered = profiles.GroupBy(profile => profile.Id, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(profile => profile.Id, StringComparer.Ordinal).ToList();
        await sql.ExecuteAsync(
            """
            INSERT INTO profile (id, kind, name, sort_name, company, golden, search_text, account_profile_id, created_at, updated_at)
            SELECT id, kind, name, sort_name, company, golden, search_text, account_profile_id, created_at, updated_at FROM {rows} AS r WHERE TRUE
            ON CONFLICT (id) DO UPDATE SET
                kind = excluded.kind, name = excluded.name, sort_name = excluded.sort_name, company = excluded.company, golden = excluded.golden,
                search_text = excluded.search_text, account_profile_id = excluded.account_profile_id, updated_at = excluded.updated_at
            """,
            RowSet.Of(ordered)
                .Text("id", profile => profile.Id)
                .Name("kind", profile => profile.Kind)
                .Text("name", profile => profile.Name)
                .Text("sort_name", profile => Folding.Fold(profile.Name))
                .Text("company", Company)
                .Text("golden", profile => JsonColumn.Write(new Dictionary<string, GoldenValue>(profile.Golden)))
                .Text("search_text", SearchText)
                .Text("account_profile_id", profile => profile.AccountProfileId)
                .Instant("created_at", profile => profile.CreatedAt)
                .Instant("updated_at", profile => profile.UpdatedAt),
            cancellationToken);
        var back = RowSet.Ids(ordered.Select(profile => profile.Id));
        await sql.ExecuteAsync("DELETE FROM redirect WHERE from_id IN (SELECT r.id FROM {rows} AS r)", back, cancellationToken);
        await sql.ExecuteAsync("DELETE FROM retired_link WHERE profile_id IN (SELECT r.id FROM {rows} AS r)", back, cancellationToken);
    }

    private Task UnlinkAsync(IReadOnlyList<RemovedLink> links, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            "DELETE FROM link WHERE (kind, source, entity, id) IN (SELECT r.kind, r.source, r.entity, r.id FROM {rows} AS r)",
            RowSet.Of(links).Name("kind", link => link.Kind).Key(link => link.Record),
            cancellationToken);

    private Task LinkAsync(IReadOnlyList<Link> links, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            INSERT INTO link (kind, source, entity, id, profile_id, weight, rule, evidence, linked_at)
            SELECT kind, source, entity, id, profile_id, weight, rule, evidence, linked_at FROM {rows} AS r WHERE TRUE
            ON CONFLICT (kind, source, entity, id) DO UPDATE SET
                profile_id = excluded.profile_id, weight = excluded.weight, rule = excluded.rule, evidence = excluded.evidence, linked_at = excluded.linked_at
            """,
            RowSet.Of(links.GroupBy(link => (link.Kind, link.Record)).Select(same => same.Last()).OrderBy(link => link.Kind).ThenBy(link => link.Record))
                .Name("kind", link => link.Kind)
                .Key(link => link.Record)
                .Text("profile_id", link => link.ProfileId)
                .Double("weight", link => link.Weight)
                .Text("rule", link => link.Rule)
                .Text("evidence", link => link.Evidence)
                .Instant("linked_at", link => link.LinkedAt),
            cancellationToken);

    private async Task RemoveAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        await sql.ExecuteAsync("DELETE FROM profile WHERE id IN (SELECT r.id FROM {rows} AS r)", RowSet.Ids(ids), cancellationToken);
        foreach (var kind in Enum.GetNames<SubjectKind>())
        {
            await sql.ExecuteAsync(
                "DELETE FROM score WHERE (subject_kind, subject_id) IN (SELECT @kind, r.id FROM {rows} AS r)",
                RowSet.Ids(ids).With("kind", kind),
                cancellationToken);
        }
    }

    private Task RedirectAsync(IReadOnlyList<Redirect> redirects, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            INSERT INTO redirect (from_id, to_id, at, cause)
            SELECT from_id, to_id, at, cause FROM {rows} AS r WHERE TRUE
            ON CONFLICT (from_id) DO UPDATE SET to_id = excluded.to_id, at = excluded.at, cause = excluded.cause
            """,
            RowSet.Of(redirects.GroupBy(redirect => redirect.From, StringComparer.Ordinal).Select(same => same.Last()))
                .Text("from_id", redirect => redirect.From)
                .Text("to_id", redirect => redirect.To)
                .Instant("at", redirect => redirect.At)
                .Text("cause", redirect => redirect.Cause),
            cancellationToken);

    /// <summary>
    /// Work follows its customer: over a merge to the survivor, over a split to whoever gave the answer. Otherwise a merged customer
    /// would get the same task a second time.
    /// </summary>
    private async Task MoveFollowUpsAsync(ProfileChanges changes, CancellationToken cancellationToken)
    {
        if (await sql.CountAsync("SELECT COUNT(*) FROM (SELECT 1 FROM follow_up LIMIT 1) AS any_at_all", SqlSession.NoArguments, cancellationToken) is 0)
        {
            return;
        }

        await sql.ExecuteAsync(
            "UPDATE follow_up SET profile_id = r.to_id FROM {rows} AS r WHERE follow_up.profile_id = r.from_id",
            RowSet.Of(changes.Redirects).Text("from_id", redirect => redirect.From).Text("to_id", redirect => redirect.To),
            cancellationToken);
        await sql.ExecuteAsync(
            """
            UPDATE follow_up SET profile_id = r.profile_id
            FROM {rows} AS r, canonical AS c
            WHERE c.person_ref = r.person_ref AND c.kind = 'Feedback'
                AND follow_up.feedback_ref = c.source || '/' || c.entity || '/' || c.id AND follow_up.profile_id <> r.profile_id
            """,
            RowSet.Of(changes.Links.Where(link => link.Kind is SubjectKind.Profile))
                .Text("person_ref", link => link.Record.ToString())
                .Text("profile_id", link => link.ProfileId),
            cancellationToken);
    }

    private Task AddEventsAsync(IReadOnlyList<IdentityEvent> events, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            "INSERT INTO identity_event (profile_id, type, detail, at) SELECT profile_id, type, detail, at FROM {rows} AS r",
            RowSet.Of(events)
                .Text("profile_id", happened => happened.ProfileId)
                .Text("type", happened => happened.Type)
                .Text("detail", happened => happened.Detail)
                .Instant("at", happened => happened.At),
            cancellationToken);

    private static string? Company(Profile profile) =>
        profile.Golden.FirstOrDefault(golden => golden.Key.Equals("company", StringComparison.OrdinalIgnoreCase)).Value?.Value;

    private static string SearchText(Profile profile) => Folding.Fold(string.Join('\n', profile.Golden
        .Where(golden => Searchable.Any(word => golden.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Select(golden => golden.Value.Value)
        .Prepend(profile.Name)
        .Distinct(StringComparer.Ordinal)));
}
