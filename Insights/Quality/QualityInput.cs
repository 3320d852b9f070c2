using System.Runtime.InteropServices;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Insights.Quality;

/// <summary>Measures the hub's own records, one data set per source and kind, while they stream past.</summary>
public sealed class QualityInput(QualityRules rules, DateTimeOffset asOf) :
    ICustomerReader<Person>, ICustomerReader<Account>, ICustomerReader<Deal>, ICustomerReader<SupportCase>, ICustomerReader<Order>, ICustomerReader<Interaction>, ICustomerReader<Feedback>
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    private readonly SortedDictionary<(string Source, CanonicalKind Kind), QualityTally> _tallies = [];
    private readonly Dictionary<string, Contact> _reference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sampled = new(StringComparer.Ordinal);
    private readonly List<(string Source, string Id, string Profile, Contact Contact)> _compared = [];

    /// <summary>Records compared with the reference, per source at most.</summary>
    public const int MostCompared = 20_000;

    /// <summary>Fields that the mapping could not read, by record.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Complaints { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>When a record changed in its source and when the hub had it, for changes since the hub reads that source.</summary>
    public IReadOnlyDictionary<SourceKey, (DateTimeOffset ChangedAt, DateTimeOffset LandedAt)> Arrivals { get; init; } = new Dictionary<SourceKey, (DateTimeOffset, DateTimeOffset)>();

    /// <summary>Sources in which a person is mentioned with every answer or visit: there two records of one person are no duplicates.</summary>
    public IReadOnlySet<string> Mentions { get; init; } = None;

    public void Read(CustomerRecord<Person> record)
    {
        Add(record.Record, CanonicalKind.Person, record.ProfileId, Mentions.Contains(record.Record.Key.Source) ? null : record.ProfileId);
        if (rules.Reference is not null && record.ProfileId is { } profile)
        {
            Keep(record.Record, profile);
        }
    }

    public void Read(CustomerRecord<Account> record) => Add(record.Record, CanonicalKind.Account, record.AccountId, record.AccountId);

    public void Read(CustomerRecord<Deal> record) => Add(record.Record, CanonicalKind.Deal, record.Customer);

    public void Read(CustomerRecord<SupportCase> record) => Add(record.Record, CanonicalKind.SupportCase, record.Customer);

    public void Read(CustomerRecord<Order> record) => Add(record.Record, CanonicalKind.Order, record.Customer);

    public void Read(CustomerRecord<Interaction> record) => Add(record.Record, CanonicalKind.Interaction, record.Customer);

    public void Read(CustomerRecord<Feedback> record) => Add(record.Record, CanonicalKind.Feedback, record.Customer);

    public IReadOnlyList<QualityDataSet> ToDataSets()
    {
        foreach (var (source, id, profile, contact) in _compared)
        {
            if (_reference.TryGetValue(profile, out var right) && contact.Agrees(right) is { } agrees)
            {
                _tallies[(source, CanonicalKind.Person)].Compare(id, agrees);
            }
        }

        _compared.Clear();
        return [.. _tallies.Select(one => new QualityDataSet(one.Key.Source, one.Key.Kind, one.Value.ToReport()))];
    }

    private void Add(CanonicalRecord record, CanonicalKind kind, string? customer, string? entity = null)
    {
        var place = (record.Key.Source, kind);
        if (!_tallies.TryGetValue(place, out var tally))
        {
            _tallies[place] = tally = new QualityTally(QualityFacts.ChecksOf(kind, rules, kind is CanonicalKind.Person && Mentions.Contains(record.Key.Source)), asOf);
        }

        var judged = QualityFacts.Of(record, kind, customer, Complaints.GetValueOrDefault(record.Key.ToString(), None)) with { Entity = entity };
        tally.Add(Arrivals.TryGetValue(record.Key, out var arrival) ? judged with { OccurredAt = arrival.ChangedAt, ReceivedAt = arrival.LandedAt } : judged);
    }

    private void Keep(Person person, string profile)
    {
        Contact contact = new(person.Email, person.Phone);
        if (person.Key.Source == rules.Reference)
        {
            _reference.TryAdd(profile, contact);
        }
        else if (CollectionsMarshal.GetValueRefOrAddDefault(_sampled, person.Key.Source, out _)++ < MostCompared)
        {
            _compared.Add((person.Key.Source, person.Key.ToString(), profile, contact));
        }
    }

    private readonly record struct Contact(EmailAddress? Email, PhoneNumber? Phone)
    {
        /// <summary>Null when nothing stands on both sides.</summary>
        public bool? Agrees(Contact other)
        {
            bool? email = Email is { } mine && other.Email is { } theirs ? mine == theirs : null;
            bool? phone = Phone is { } here && other.Phone is { } there ? here == there : null;
            return email is null && phone is null ? null : email is not false && phone is not false;
        }
    }
}
