using System.Runtime.CompilerServices;
using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>The canonical records of all kinds, findable by key, by the person or account they belong to, and by follow-up key.</summary>
public sealed class CanonicalStore
{
    private const int PageSize = 2_000;

    private readonly SqlSession _sql;

    internal CanonicalStore(SqlSession sql) => _sql = sql;

    /// <summary>Stores records and returns the keys of those that are new or differ from what stood there. An older one never replaces a newer one: several source records may feed one (the visits of a visitor), and they come in any order.</summary>
    public async Task<IReadOnlyList<SourceKey>> PutAsync(IReadOnlyList<CanonicalRecord> records, CancellationToken cancellationToken = default)
    {
        var newest = records.GroupBy(record => (record.GetType(), record.Key)).Select(same => CanonicalRow.Of(same.Last())).OrderBy(row => row.Record.Key).ToList();
        var rows = RowSet.Of(newest)
            .Text("kind", row => row.Kind)
            .Key(row => row.Record.Key)
            .Instant("modified_at", row => row.Record.ModifiedAt)
            .Text("person_ref", row => row.Person?.ToString())
            .Text("account_ref", row => row.Account?.ToString())
            .Text("follow_up_key", row => row.FollowUpKey)
            .Text("body", row => row.Body)
            .Long("hash", row => Hashes.Of(row.Body));
        var changed = await _sql.ListAsync(
            """
            INSERT INTO canonical AS old (kind, source, entity, id, modified_at, person_ref, account_ref, follow_up_key, body, hash)
            SELECT kind, source, entity, id, modified_at, person_ref, account_ref, follow_up_key, body, hash FROM {rows} AS r WHERE TRUE
            ON CONFLICT (kind, source, entity, id) DO UPDATE SET
                modified_at = excluded.modified_at, person_ref = excluded.person_ref, account_ref = excluded.account_ref,
                follow_up_key = excluded.follow_up_key, body = excluded.body, hash = excluded.hash
            WHERE old.hash <> excluded.hash AND excluded.modified_at >= old.modified_at
            RETURNING source, entity, id
            """,
            rows,
            row => row.Key(0),
            cancellationToken);
        var touched = changed.ToHashSet();
        await new AnswerStore(_sql).PutAsync([.. newest.Select(row => row.Record).OfType<Feedback>().Where(answer => touched.Contains(answer.Key))], cancellationToken);
        return changed;
    }

    public async Task RemoveAsync(CanonicalKind kind, IReadOnlyCollection<SourceKey> keys, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync(
            "DELETE FROM canonical WHERE (kind, source, entity, id) IN (SELECT @kind, r.source, r.entity, r.id FROM {rows} AS r)",
            RowSet.Keys(keys).With("kind", kind.ToString()),
            cancellationToken);
        if (kind is CanonicalKind.Feedback)
        {
            await new AnswerStore(_sql).RemoveAsync(keys, cancellationToken);
        }
    }

    /// <summary>Records of type <typeparamref name="T"/> by key, in the order of their keys; a key without a record is not in the answer.</summary>
    public async Task<IReadOnlyList<T>> GetAsync<T>(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellationToken = default)
        where T : CanonicalRecord => InOrder(await _sql.ListAsync(
            """
            SELECT t.body FROM {rows} AS r
            CROSS JOIN canonical AS t WHERE t.kind = @kind AND t.source = r.source AND t.entity = r.entity AND t.id = r.id
            """,
            RowSet.Keys(keys).With("kind", typeof(T).Name),
            row => JsonColumn.Read<T>(row.Text(0)),
            cancellationToken));

    /// <summary>All records of a type, ordered by source, entity and id. Read in pages, so other statements may run between two records.</summary>
    public async IAsyncEnumerable<T> AllAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : CanonicalRecord
    {
        for (var after = new SourceKey(string.Empty, string.Empty, string.Empty); ;)
        {
            var page = await _sql.ListAsync(
                """
                SELECT body FROM canonical
                WHERE kind = @kind AND (source, entity, id) > (@Source, @Entity, @Id)
                ORDER BY source, entity, id LIMIT @PageSize
                """,
                new { kind = typeof(T).Name, after.Source, after.Entity, after.Id, PageSize },
                row => JsonColumn.Read<T>(row.Text(0)),
                cancellationToken);
            foreach (var record in page)
            {
                yield return record;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Key;
        }
    }

    /// <summary>Records that belong to the given Person records: a feedback by its respondent, a case or deal by its contact, an order by its customer.</summary>
    public Task<IReadOnlyList<T>> ByPersonAsync<T>(IReadOnlyCollection<SourceKey> persons, CancellationToken cancellationToken = default)
        where T : CanonicalRecord => ByAsync<T>("person_ref", persons.Select(key => key.ToString()), cancellationToken);

    /// <summary>Persons, deals and cases that belong to the given Account records.</summary>
    public Task<IReadOnlyList<T>> ByAccountAsync<T>(IReadOnlyCollection<SourceKey> accounts, CancellationToken cancellationToken = default)
        where T : CanonicalRecord => ByAsync<T>("account_ref", accounts.Select(key => key.ToString()), cancellationToken);

    public Task<IReadOnlyList<Activity>> ByFollowUpKeyAsync(IReadOnlyCollection<string> followUpKeys, CancellationToken cancellationToken = default) =>
        ByAsync<Activity>("follow_up_key", followUpKeys, cancellationToken);

    public async Task<IReadOnlyDictionary<CanonicalKind, long>> CountsAsync(CancellationToken cancellationToken = default)
    {
        var counts = await _sql.ListAsync(
            "SELECT kind, COUNT(*) FROM canonical GROUP BY kind",
            SqlSession.NoArguments,
            row => (Kind: row.Name<CanonicalKind>(0), Count: row.Long(1)),
            cancellationToken);
        return counts.ToDictionary(count => count.Kind, count => count.Count);
    }

    private static List<T> InOrder<T>(IEnumerable<T> records)
        where T : CanonicalRecord => [.. records.OrderBy(record => record.Key)];

    private async Task<IReadOnlyList<T>> ByAsync<T>(string column, IEnumerable<string> references, CancellationToken cancellationToken)
        where T : CanonicalRecord => InOrder(await _sql.ListAsync(
            $$"""
            SELECT t.body FROM {rows} AS r
            CROSS JOIN canonical AS t WHERE t.{{column}} = r.id AND t.kind = @kind
            """,
            RowSet.Ids(references).With("kind", typeof(T).Name),
            row => JsonColumn.Read<T>(row.Text(0)),
            cancellationToken));

    private sealed record CanonicalRow(CanonicalRecord Record, string Kind, string Body, SourceKey? Person = null, SourceKey? Account = null, string? FollowUpKey = null)
    {
        public static CanonicalRow Of(CanonicalRecord record)
        {
            var row = new CanonicalRow(record, record.GetType().Name, JsonColumn.Write(record));
            return record switch
            {
                Person person => row with { Account = person.AccountKey },
                Deal deal => row with { Person = deal.ContactKey, Account = deal.AccountKey },
                SupportCase supportCase => row with { Person = supportCase.ContactKey, Account = supportCase.AccountKey },
                Order order => row with { Person = order.CustomerKey },
                Interaction interaction => row with { Person = interaction.PersonKey },
                Feedback feedback => row with { Person = feedback.RespondentKey },
                Activity activity => row with { FollowUpKey = activity.FollowUpKey },
                _ => row,
            };
        }
    }
}
