using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Persons and accounts in the words of the identity engine: the configured fields by role to compare, and all fields by name to choose golden values from.</summary>
public static class IdentityFields
{
    /// <summary>The fields of a person that identity.yaml may name.</summary>
    public static IReadOnlyDictionary<string, Func<Person, string?>> OfPerson { get; } = new SortedDictionary<string, Func<Person, string?>>(StringComparer.Ordinal)
    {
        ["fullName"] = person => person.DisplayName,
        ["givenName"] = person => person.GivenName,
        ["familyName"] = person => person.FamilyName,
        ["email"] = person => person.Email?.Value,
        ["otherEmail"] = person => person.OtherEmail?.Value,
        ["phone"] = person => person.Phone?.Value,
        ["otherPhone"] = person => person.OtherPhone?.Value,
        ["birthDate"] = person => person.BirthDate?.ToString("O", CultureInfo.InvariantCulture),
        ["street"] = person => person.Street,
        ["city"] = person => person.City,
        ["state"] = person => person.State,
        ["postalCode"] = person => person.PostalCode,
        ["country"] = person => person.Country,
        ["company"] = person => person.Company,
        ["jobTitle"] = person => person.JobTitle,
        ["language"] = person => person.Language,
        ["customerNumber"] = person => person.CustomerNumber,
        ["crmContactId"] = person => person.CrmContactId,
        ["mayContact"] = person => person.MayContact switch { true => "true", false => "false", null => null },
    };

    /// <summary>The fields of an account that identity.yaml may name.</summary>
    public static IReadOnlyDictionary<string, Func<Account, string?>> OfAccount { get; } = new SortedDictionary<string, Func<Account, string?>>(StringComparer.Ordinal)
    {
        ["name"] = account => account.Name,
        ["website"] = account => Host(account.Website),
        ["phone"] = account => account.Phone?.Value,
        ["street"] = account => account.Street,
        ["city"] = account => account.City,
        ["country"] = account => account.Country,
        ["industry"] = account => account.Industry,
        ["taxNumber"] = account => account.TaxNumber,
        ["customerNumber"] = account => account.CustomerNumber,
        ["annualRevenue"] = account => account.AnnualRevenue?.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The engine's key of a record: its source, and entity and id together.</summary>
    public static RecordKey KeyOf(SourceKey key) => new(key.Source, $"{key.Entity}/{key.Id}");

    public static SourceKey KeyOf(RecordKey key)
    {
        var parts = key.RecordId.Split('/', 2);
        return new SourceKey(key.Source, parts[0], parts[1]);
    }

    public static IdentityRecord Record<T>(T record, IReadOnlyDictionary<string, Func<T, string?>> fields, IdentityRules rules)
        where T : CanonicalRecord
    {
        var values = rules.Roles
            .Select(role => (Role: role.Value, Text: Prefixed(role.Value, role.Key, fields[role.Key](record))))
            .Concat(rules.SharedIds.SelectMany(shared => SharedIds(record, shared, fields)))
            .Where(value => !string.IsNullOrWhiteSpace(value.Text))
            .Select(value => new IdentityValue(value.Role, value.Text));
        var key = KeyOf(record.Key);
        return new IdentityRecord(key.RecordId, key.Source, [.. values]);
    }

    public static SurvivorCandidate Candidate<T>(T record, IReadOnlyDictionary<string, Func<T, string?>> fields)
        where T : CanonicalRecord =>
        new(KeyOf(record.Key), record.ModifiedAt, fields.ToDictionary(field => field.Key, field => field.Value(record), StringComparer.Ordinal));

    /// <summary>The number another system stores, and, for the system that owns such numbers as its record ids, the record's own id.</summary>
    private static IEnumerable<(ColumnRole Role, string? Text)> SharedIds<T>(T record, SharedId shared, IReadOnlyDictionary<string, Func<T, string?>> fields)
        where T : CanonicalRecord
    {
        yield return (ColumnRole.ExternalId, Prefixed(ColumnRole.ExternalId, shared.Field, fields[shared.Field](record)));
        if (shared.IsRecordId && shared.Owners.Contains(record.Key.Source))
        {
            yield return (ColumnRole.ExternalId, Prefixed(ColumnRole.ExternalId, shared.Field, record.Key.Id));
        }
    }

    private static string? Prefixed(ColumnRole role, string field, string? text) =>
        role is ColumnRole.ExternalId && !string.IsNullOrWhiteSpace(text) ? $"{field}:{text.Trim()}" : text;

    private static string? Host(string? website)
    {
        if (string.IsNullOrWhiteSpace(website))
        {
            return null;
        }

        var host = website.Trim().ToLowerInvariant();
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        host = (scheme < 0 ? host : host[(scheme + 3)..]).Split('/')[0];
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
