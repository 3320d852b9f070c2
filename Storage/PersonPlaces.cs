using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>Everything by which one person can be found: profile ids, record keys, and the values that name them.</summary>
internal sealed record PersonTrace(IReadOnlyList<string> Names, IReadOnlyList<SourceKey> Own, IReadOnlyList<SourceKey> Keys, IReadOnlyList<SourceKey> Pushed, IReadOnlyList<string> Values)
{
    /// <summary>Work and set-aside rows name a record by its whole key or by its id alone.</summary>
    public IEnumerable<string> WorkKeys => Names.Concat(Keys.Select(key => key.ToString())).Concat(Keys.Select(key => key.Id));

    public IEnumerable<string> MessagePatterns => Names.Concat(Keys.Select(key => key.ToString())).Select(text => Folding.Pattern(text));
}

/// <summary>Finds a person's rows. Export and erasure use the same list of places, so that nothing is erased that was not shown, and nothing stays that was.</summary>
internal sealed class PersonPlaces(SqlSession sql)
{
    private const string ByKey = "(source, entity, id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)";

    private static readonly CanonicalKind[] OwnedKinds = [CanonicalKind.Feedback, CanonicalKind.Interaction, CanonicalKind.SupportCase, CanonicalKind.Order];

    /// <summary>Place, table, filter; the filter's rows come from <see cref="RowsOf"/>.</summary>
    public static IReadOnlyList<(string Place, string Table, string Filter)> All { get; } =
    [
        ("records", "record", ByKey),
        ("canonical records", "canonical", ByKey),
        ("answers", "answer", ByKey),
        ("topics of comments", "answer_topic", ByKey),
        ("corrections of comments", "comment_correction", ByKey),
        ("links", "link", ByKey),
        ("profiles", "profile", "id IN (SELECT r.id FROM {rows} AS r)"),
        ("redirects", "redirect", "from_id IN (SELECT r.id FROM {rows} AS r)"),
        ("records of merged profiles", "retired_link", ByKey),
        ("records resolved lately", "identity_change", ByKey),
        ("identity events", "identity_event", "profile_id IN (SELECT r.id FROM {rows} AS r)"),
        ("steward decisions", "identity_decision", "(left_source, left_entity, left_id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r) OR (right_source, right_entity, right_id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)"),
        ("scores", "score", "subject_kind = 'Profile' AND subject_id IN (SELECT r.id FROM {rows} AS r)"),
        ("score history", "score_history", "subject_kind = 'Profile' AND subject_id IN (SELECT r.id FROM {rows} AS r)"),
        ("known target values", "target_record", "(target, entity, record_id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)"),
        ("push rows", "push_row", "profile_id IN (SELECT r.id FROM {rows} AS r)"),
        ("rejections of targets", "push_refusal", "(target, entity, record_id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)"),
        ("follow-ups", "follow_up", "profile_id IN (SELECT r.id FROM {rows} AS r)"),
        ("quality examples", "quality_failure", ByKey),
        ("segments", "segment_member", "profile_id IN (SELECT r.id FROM {rows} AS r)"),
        ("set-aside rows", "set_aside", "key IN (SELECT r.id FROM {rows} AS r)"),
        ("pending work", "pending", "key IN (SELECT r.id FROM {rows} AS r)"),
        ("messages", "message", "EXISTS (SELECT 1 FROM {rows} AS r WHERE message.body LIKE r.id ESCAPE '\\')"),
        ("failed messages", "failed_message", "EXISTS (SELECT 1 FROM {rows} AS r WHERE failed_message.body LIKE r.id ESCAPE '\\')"),
    ];

    public static RowSet RowsOf(string table, PersonTrace person) => table switch
    {
        "record" or "canonical" or "answer" or "answer_topic" or "comment_correction" or "link" or "quality_failure" or "retired_link" or "identity_change" or "identity_decision" => RowSet.Keys(person.Keys),
        "target_record" or "push_refusal" => RowSet.Keys(person.Own.Concat(person.Pushed)),
        "set_aside" or "pending" => RowSet.Ids(person.WorkKeys),
        "message" or "failed_message" => RowSet.Ids(person.MessagePatterns),
        _ => RowSet.Ids(person.Names),
    };

    /// <summary>Null when there is no such profile.</summary>
    public async Task<PersonTrace?> FindAsync(string profileId, CancellationToken cancellationToken)
    {
        var profiles = new ProfileStore(sql);
        if (await profiles.FindAsync(profileId, cancellationToken) is not { } profile)
        {
            return null;
        }

        var names = await profiles.NamesOfAsync(profile.Id, cancellationToken);
        var own = (await profiles.LinksOfAsync(names, cancellationToken)).Select(link => link.Record).ToList();
        var owned = await sql.ListAsync(
            $$"""
            SELECT t.source, t.entity, t.id FROM {rows} AS r
            CROSS JOIN canonical AS t WHERE t.person_ref = r.id AND t.kind IN ({{string.Join(", ", OwnedKinds.Select(kind => $"'{kind}'"))}})
            """,
            RowSet.Ids(own.Select(key => key.ToString())),
            row => row.Key(0),
            cancellationToken);
        // Tasks read back from the CRM repeat the subject, the comment and the outcome of the follow-up.
        var tasks = await sql.ListAsync(
            "SELECT t.source, t.entity, t.id FROM {rows} AS r CROSS JOIN follow_up AS f CROSS JOIN canonical AS t WHERE f.profile_id = r.id AND t.follow_up_key = f.key",
            RowSet.Ids(names),
            row => row.Key(0),
            cancellationToken);
        var pushed = await sql.ListAsync(
            "SELECT DISTINCT t.target, t.entity, t.record_id FROM {rows} AS r CROSS JOIN push_row AS t WHERE t.profile_id = r.id",
            RowSet.Ids(names),
            row => row.Key(0),
            cancellationToken);
        var persons = await new CanonicalStore(sql).GetAsync<Person>(own, cancellationToken);
        return new PersonTrace(names, own, [.. own.Union(owned).Union(tasks)], pushed, Values(profile, persons));
    }

    /// <summary>Full names, addresses and numbers; single short words would hit strangers.</summary>
    private static List<string> Values(Profile profile, IReadOnlyList<Person> persons) =>
        [.. persons.SelectMany(person => new[]
        {
            person.FullName, person.DisplayName, person.Email?.Value, person.OtherEmail?.Value, person.Phone?.Value, person.OtherPhone?.Value,
        })
            .Append(profile.Name)
            .OfType<string>()
            .Where(value => value.Length >= 5)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)];
}
