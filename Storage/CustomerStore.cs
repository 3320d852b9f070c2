using System.Runtime.CompilerServices;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>Canonical records of any kind together with the customers they belong to: the one feed of pages, API and reports.</summary>
public sealed class CustomerStore
{
    private const int PageSize = 2_000;

    private readonly SqlSession _sql;

    internal CustomerStore(SqlSession sql) => _sql = sql;

    /// <summary>
    /// All records of a type, ordered by source, entity and id, one page in memory at a time, so other statements may run between two records.
    /// A Person or Account is joined by its own key; an order whose customer is a company carries the company only.
    /// </summary>
    public async IAsyncEnumerable<CustomerRecord<T>> AllAsync<T>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : CanonicalRecord
    {
        for (var after = new SourceKey(string.Empty, string.Empty, string.Empty); ;)
        {
            var page = await PageAsync<T>(after, cancellationToken);
            foreach (var record in page)
            {
                yield return record;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Record.Key;
        }
    }

    /// <summary>Shows a reader every record of each type it reads (<see cref="ICustomerReader{T}"/>), and returns it.</summary>
    public async Task<TReader> ReadAsync<TReader>(TReader reader, CancellationToken cancellationToken = default)
        where TReader : class
    {
        await ShowAsync<Person>(reader, cancellationToken);
        await ShowAsync<Account>(reader, cancellationToken);
        await ShowAsync<Deal>(reader, cancellationToken);
        await ShowAsync<SupportCase>(reader, cancellationToken);
        await ShowAsync<Order>(reader, cancellationToken);
        await ShowAsync<Interaction>(reader, cancellationToken);
        await ShowAsync<Feedback>(reader, cancellationToken);
        await ShowAsync<Employee>(reader, cancellationToken);
        await ShowAsync<Activity>(reader, cancellationToken);
        return reader;
    }

    private async Task ShowAsync<T>(object reader, CancellationToken cancellationToken)
        where T : CanonicalRecord
    {
        if (reader is ICustomerReader<T> readsThem)
        {
            await foreach (var record in AllAsync<T>(cancellationToken))
            {
                readsThem.Read(record);
            }
        }
    }

    private Task<IReadOnlyList<CustomerRecord<T>>> PageAsync<T>(SourceKey after, CancellationToken cancellationToken)
        where T : CanonicalRecord =>
        _sql.ListAsync(
            $$"""
            SELECT page.body, person.profile_id, COALESCE(company.profile_id, buyer.profile_id, profile.account_profile_id)
            FROM (
                SELECT source, entity, id, body, {{Reference<T, Person>("person_ref")}} AS person_ref, {{Reference<T, Account>("account_ref")}} AS account_ref
                FROM canonical
                WHERE kind = @kind AND (source, entity, id) > (@Source, @Entity, @Id)
                ORDER BY source, entity, id LIMIT @PageSize
            ) AS page
            LEFT JOIN link AS person ON person.kind = 'Profile'
                AND person.source = {ref_source:person} AND person.entity = {ref_entity:person} AND person.id = {ref_id:person}
            LEFT JOIN link AS company ON company.kind = 'Account'
                AND company.source = {ref_source:account} AND company.entity = {ref_entity:account} AND company.id = {ref_id:account}
            LEFT JOIN link AS buyer ON buyer.kind = 'Account'
                AND buyer.source = {ref_source:person} AND buyer.entity = {ref_entity:person} AND buyer.id = {ref_id:person}
            LEFT JOIN profile ON profile.id = person.profile_id
            ORDER BY page.source, page.entity, page.id
            """,
            new { kind = typeof(T).Name, after.Source, after.Entity, after.Id, PageSize },
            row => new CustomerRecord<T>(JsonColumn.Read<T>(row.Text(0)), row.TextOrNull(1), row.TextOrNull(2)),
            cancellationToken);

    /// <summary>The column of a reference; a record that is itself what would be referred to stands for itself.</summary>
    private static string Reference<T, TSelf>(string column) => typeof(T) == typeof(TSelf) ? "source || '/' || entity || '/' || id" : column;
}
