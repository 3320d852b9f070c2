using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Customer;

/// <summary>A record that belongs to the profile, with the values people compare.</summary>
public sealed record LinkedRecord(Link Link, IReadOnlyDictionary<string, string> Values, LinkEvidence? Evidence)
{
    /// <summary>The compared fields, in the order of the rows.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["Name", "E-mail", "Other e-mail", "Phone", "Other phone", "Born", "Street", "City", "Postal code", "Country", "Company", "Job title", "Website", "Tax number", "Customer number", "Language"];

    internal static async Task<IReadOnlyList<LinkedRecord>> LoadAsync(HubSession session, IReadOnlyList<Link> links, CancellationToken cancellationToken)
    {
        var persons = await session.Canonical.GetAsync<Person>([.. links.Where(link => link.Kind is SubjectKind.Profile).Select(link => link.Record)], cancellationToken);
        var accounts = await session.Canonical.GetAsync<Account>([.. links.Where(link => link.Kind is SubjectKind.Account).Select(link => link.Record)], cancellationToken);
        var values = persons.ToDictionary(person => person.Key, ValuesOf);
        foreach (var account in accounts)
        {
            values[account.Key] = ValuesOf(account);
        }

        return [.. links.OrderBy(link => link.Record).Select(link => new LinkedRecord(link, values.GetValueOrDefault(link.Record) ?? new Dictionary<string, string>(), LinkEvidence.Read(link.Evidence)))];
    }

    internal static Dictionary<string, string> ValuesOf(Person person) => Known(
        ("Name", person.DisplayName), ("E-mail", person.Email?.ToString()), ("Other e-mail", person.OtherEmail?.ToString()), ("Phone", person.Phone?.ToString()), ("Other phone", person.OtherPhone?.ToString()),
        ("Born", person.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("Street", person.Street), ("City", person.City), ("Postal code", person.PostalCode),
        ("Country", person.Country), ("Company", person.Company), ("Job title", person.JobTitle), ("Customer number", person.CustomerNumber), ("Language", person.Language));

    private static Dictionary<string, string> ValuesOf(Account account) => Known(
        ("Name", account.Name), ("Website", account.Website), ("Phone", account.Phone?.ToString()), ("Street", account.Street), ("City", account.City), ("Country", account.Country),
        ("Tax number", account.TaxNumber), ("Customer number", account.CustomerNumber));

    private static Dictionary<string, string> Known(params ReadOnlySpan<(string Field, string? Value)> values)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        foreach (var (field, value) in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                known[field] = value;
            }
        }

        return known;
    }
}
