using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Insights.Quality;

/// <summary>What is looked at in each kind of record, and what a record must meet to be of use.</summary>
public static class QualityFacts
{
    private static readonly Dictionary<CanonicalKind, Dictionary<string, Func<CanonicalRecord, string?>>> Fields = new()
    {
        [CanonicalKind.Person] = Of<Person>(
            ("fullName", one => one.DisplayName), ("email", one => one.Email?.Value), ("phone", one => one.Phone?.Value), ("city", one => one.City), ("country", one => one.Country), ("language", one => one.Language),
            ("company", one => one.Company), ("jobTitle", one => one.JobTitle), ("birthDate", one => one.BirthDate?.ToString("O", CultureInfo.InvariantCulture)), ("address", one => one.City ?? one.PostalCode ?? one.Country)),
        [CanonicalKind.Account] = Of<Account>(("name", one => one.Name), ("phone", one => one.Phone?.Value), ("city", one => one.City), ("country", one => one.Country), ("website", one => one.Website), ("taxNumber", one => one.TaxNumber)),
        [CanonicalKind.Deal] = Of<Deal>(("accountKey", one => one.AccountKey?.Id), ("ownerId", one => one.OwnerId), ("amount", one => Text(one.Amount)), ("currency", one => one.Currency), ("stage", one => one.Stage), ("createdAt", one => Text(one.CreatedAt)), ("closedAt", one => Text(one.ClosedAt))),
        [CanonicalKind.SupportCase] = Of<SupportCase>(("contactKey", one => one.ContactKey?.Id), ("ownerId", one => one.OwnerId), ("status", one => one.Status), ("channel", one => one.Channel), ("openedAt", one => Text(one.OpenedAt)), ("closedAt", one => Text(one.ClosedAt))),
        [CanonicalKind.Order] = Of<Order>(("customerKey", one => one.CustomerKey?.Id), ("number", one => one.Number), ("amount", one => Text(one.Amount)), ("currency", one => one.Currency), ("placedAt", one => Text(one.PlacedAt)), ("dueAt", one => Text(one.DueAt))),
        [CanonicalKind.Interaction] = Of<Interaction>(("personKey", one => one.PersonKey?.Id), ("channel", one => one.Channel), ("occurredAt", one => Text(one.OccurredAt))),
        [CanonicalKind.Feedback] = Of<Feedback>(("touchpoint", one => one.Touchpoint), ("channel", one => one.Channel), ("language", one => one.Language), ("answeredAt", one => Text(one.AnsweredAt)), ("score", Score)),
    };

    private static readonly Dictionary<CanonicalKind, string[]> Defaults = new()
    {
        [CanonicalKind.Person] = ["fullName", "email", "phone", "country"],
        [CanonicalKind.Account] = ["name", "country"],
        [CanonicalKind.Deal] = ["accountKey", "ownerId", "amount", "createdAt"],
        [CanonicalKind.SupportCase] = ["contactKey", "ownerId", "openedAt"],
        [CanonicalKind.Order] = ["customerKey", "amount", "currency", "placedAt"],
        [CanonicalKind.Interaction] = ["personKey", "channel"],
        [CanonicalKind.Feedback] = ["touchpoint", "score"],
    };

    /// <summary>The kinds that are measured.</summary>
    public static IReadOnlyList<CanonicalKind> Kinds { get; } = [.. Fields.Keys.Order()];

    /// <summary>The fields of a kind that checks may name.</summary>
    public static IReadOnlyList<string> FieldsOf(CanonicalKind kind) => Fields.TryGetValue(kind, out var fields) ? [.. fields.Keys] : [];

    /// <param name="isMention">The source names people along with answers or visits; nobody keeps their address there.</param>
    public static QualityChecks ChecksOf(CanonicalKind kind, QualityRules rules, bool isMention = false) => new()
    {
        Required = isMention ? ["email"] : rules.Required.TryGetValue(kind, out var required) ? required : Defaults[kind],
        Valid = Fields[kind].Keys.Where(field => field is not "address").ToDictionary(field => field, Valid, StringComparer.Ordinal),
        Precise = Precise(kind),
        Consistent = Consistent(kind),
        Usable = record => record.IsOfUse,
        HalfLife = rules.HalfLife,
        ArrivesWithin = rules.ArrivesWithin,
    };

    /// <param name="customer">Whom it was resolved to.</param>
    /// <param name="complaints">Fields whose value the mapping could not read.</param>
    public static QualityRecord Of(CanonicalRecord record, CanonicalKind kind, string? customer, IReadOnlySet<string> complaints) => new()
    {
        Id = record.Key.ToString(),
        Fields = Fields[kind].ToDictionary(field => field.Key, field => complaints.Contains(field.Key) ? QualityRecord.Unreadable : field.Value(record), StringComparer.Ordinal),
        // An order or an answer of last year is not stale, a telephone number may be.
        ConfirmedAt = record is Person or Account && record.ModifiedAt != default ? record.ModifiedAt : null,
        Consented = record is not Person { MayContact: false },
        IsOfUse = customer is not null && IsOfUse(record),
    };

    private static bool IsOfUse(CanonicalRecord record) => record switch
    {
        Person person => person.MayContact is not false && (person.Email is not null || person.Phone is not null),
        Feedback answer => answer.Status is "completed" && (answer.Nps ?? answer.Csat ?? answer.Ces) is not null,
        Order order => order is { Amount: not null, PlacedAt: not null },
        _ => true,
    };

    private static Func<string, bool> Valid(string field) => field switch
    {
        "country" => value => value.Length is 2 && value.All(char.IsAsciiLetterUpper),
        "currency" => value => value.Length is 3 && value.All(char.IsAsciiLetterUpper),
        _ => value => value is not QualityRecord.Unreadable,
    };

    private static Dictionary<string, Func<string, bool>> Precise(CanonicalKind kind) => kind switch
    {
        // An address that names a country only leads nobody to a door.
        CanonicalKind.Person => new() { ["address"] = value => value.Length > 2 },
        CanonicalKind.Feedback => new() { ["answeredAt"] = HasTime },
        CanonicalKind.Interaction => new() { ["occurredAt"] = HasTime },
        _ => [],
    };

    private static IReadOnlyList<Func<QualityRecord, bool?>> Consistent(CanonicalKind kind) => kind switch
    {
        CanonicalKind.Person => [record => record.Value("country") is { } country && PhoneNumber.TryParse(record.Value("phone"), country, out var phone) ? phone.IsOf(country) : null],
        CanonicalKind.Deal => [record => InOrder(record, "createdAt", "closedAt")],
        CanonicalKind.SupportCase => [record => InOrder(record, "openedAt", "closedAt")],
        CanonicalKind.Order => [record => InOrder(record, "placedAt", "dueAt")],
        _ => [],
    };

    /// <summary>ISO 8601 in UTC sorts as time does.</summary>
    private static bool? InOrder(QualityRecord record, string first, string second) =>
        record.Value(first) is { } one && record.Value(second) is { } other && one is not QualityRecord.Unreadable && other is not QualityRecord.Unreadable ? string.CompareOrdinal(one, other) <= 0 : null;

    private static bool HasTime(string value) => !value.EndsWith("T00:00:00Z", StringComparison.Ordinal);

    private static string? Score(Feedback answer) => answer.InvalidAnswers > 0 ? QualityRecord.Unreadable : Text(answer.Nps ?? answer.Csat ?? answer.Ces);

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Dictionary<string, Func<CanonicalRecord, string?>> Of<T>(params ReadOnlySpan<(string Name, Func<T, string?> Value)> fields)
        where T : CanonicalRecord
    {
        Dictionary<string, Func<CanonicalRecord, string?>> all = new(StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            all[name] = record => value((T)record);
        }

        return all;
    }
}
