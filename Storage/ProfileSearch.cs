using System.Data.Common;
using System.Globalization;
using CxHub.Domain.Scores;
using Dapper;

namespace CxHub.Storage;

/// <summary>The customer list: filtered by words, ordered, read page by page behind the last id shown (ids only, no names in addresses).</summary>
internal sealed class ProfileSearch(SqlSession sql)
{
    public async Task<ProfilePage> FindAsync(ProfileQuery query, CancellationToken cancellationToken)
    {
        var order = query.Order switch
        {
            ProfileOrder.LastFeedback => "recency",
            ProfileOrder.AtRisk => "risk",
            _ => "sort_name",
        };
        var arguments = new DynamicParameters(new { kind = query.Kind.ToString(), max = query.Max + 1 });
        var after = query.After is null ? null : await PlaceOfAsync(query.After, order, cancellationToken);
        arguments.Add("sort", after);
        arguments.Add("after", query.After);
        var rows = await sql.ListAsync(
            $"""
            SELECT p.id, p.kind, p.name, COALESCE(p.company, a.name), p.nps, p.health, p.last_feedback_at
            FROM profile AS p LEFT JOIN profile AS a ON a.id = p.account_profile_id
            WHERE p.kind = @kind
                {Words(query.Text, arguments)}
                {(after is null ? "" : $"AND (p.{order}, p.id) > (@sort, @after)")}
            ORDER BY p.{order}, p.id LIMIT @max
            """,
            arguments,
            Summary,
            cancellationToken);
        var page = rows.Take(query.Max).ToList();
        return new ProfilePage(await WithSourcesAsync(page, cancellationToken), rows.Count > query.Max ? page[^1].Id : null);
    }

    private static string Words(string? text, DynamicParameters arguments)
    {
        var patterns = Folding.Patterns(text);
        for (var i = 0; i < patterns.Count; i++)
        {
            arguments.Add(string.Create(CultureInfo.InvariantCulture, $"word{i}"), patterns[i]);
        }

        return string.Concat(Enumerable.Range(0, patterns.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $" AND p.search_text LIKE @word{i} ESCAPE '\\'")));
    }

    /// <summary>Where the last profile shown stands now; one that is gone since starts the list over.</summary>
    private Task<object?> PlaceOfAsync(string id, string order, CancellationToken cancellationToken) =>
        sql.FirstAsync($"SELECT {order} FROM profile WHERE id = @id", new { id }, row => (object?)row.GetValue(0), cancellationToken);

    private async Task<IReadOnlyList<ProfileSummary>> WithSourcesAsync(IReadOnlyList<ProfileSummary> page, CancellationToken cancellationToken)
    {
        var sources = await sql.ListAsync(
            "SELECT DISTINCT t.profile_id, t.source FROM {rows} AS r CROSS JOIN link AS t WHERE t.profile_id = r.id",
            RowSet.Ids(page.Select(profile => profile.Id)),
            row => (Profile: row.Text(0), Source: row.Text(1)),
            cancellationToken);
        var byProfile = sources.ToLookup(source => source.Profile, source => source.Source, StringComparer.Ordinal);
        return [.. page.Select(profile => profile with { Sources = [.. byProfile[profile.Id].Order(StringComparer.Ordinal)] })];
    }

    private static ProfileSummary Summary(DbDataReader row) => new(
        row.Text(0), row.Name<SubjectKind>(1), row.Text(2), row.TextOrNull(3), row.DoubleOrNull(4), row.DoubleOrNull(5), row.InstantOrNull(6), []);
}
