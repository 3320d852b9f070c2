using CxHub.Activation.FollowUps;
using CxHub.Connectors;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Functions.PushScores;
using CxHub.Storage;

namespace CxHub.Functions.ApplyFollowUpRules;

/// <summary>Where customers stand in the CRMs: their contact and account there, and who owns them.</summary>
public sealed class CustomerPlaces(ConnectorCatalog systems, ConfiguredMaps maps)
{
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CrmPlace>>> LoadAsync(HubSession session, LoadedSubjects subjects, IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken)
    {
        var crms = systems.Sinks.Select(sink => sink.Name).ToHashSet(StringComparer.Ordinal);
        var links = profileIds
            .SelectMany(id => subjects.Links[id].Concat(subjects.ById[id].Account is { } account ? subjects.Links[account.Id] : []))
            .Where(link => crms.Contains(link.Record.Source))
            .Select(link => link.Record)
            .Distinct()
            .ToArray();
        var persons = (await session.Canonical.GetAsync<Person>(links, cancellationToken)).ToDictionary(person => person.Key);
        SourceKey[] accountKeys = [.. links.Concat(persons.Values.Select(person => person.AccountKey).OfType<SourceKey>()).Distinct()];
        var accounts = (await session.Canonical.GetAsync<Account>(accountKeys, cancellationToken)).ToDictionary(account => account.Key);
        var deals = (await session.Canonical.ByAccountAsync<Deal>([.. accounts.Keys], cancellationToken)).Where(deal => !deal.IsClosed).ToLookup(deal => deal.AccountKey!.Value);
        var inactive = await InactiveAsync(session, persons.Values, accounts.Values, cancellationToken);

        return profileIds.ToDictionary(id => id, IReadOnlyList<CrmPlace> (id) =>
            [.. crms.Order(StringComparer.Ordinal).Select(crm => Place(crm, id, subjects, persons, accounts, deals, inactive)).OfType<CrmPlace>()]);
    }

    private static CrmPlace? Place(
        string crm, string profileId, LoadedSubjects subjects, Dictionary<SourceKey, Person> persons, Dictionary<SourceKey, Account> accounts, ILookup<SourceKey, Deal> deals, HashSet<(string Crm, string UserId)> inactive)
    {
        var contact = subjects.Links[profileId].Select(link => link.Record).Where(record => record.Source == crm).Order().Select(persons.GetValueOrDefault).FirstOrDefault(person => person is not null);
        var account = contact?.AccountKey is { } own && accounts.TryGetValue(own, out var direct)
            ? direct
            : subjects.ById[profileId].Account is { } profile
                ? subjects.Links[profile.Id].Select(link => link.Record).Where(record => record.Source == crm).Order().Select(accounts.GetValueOrDefault).FirstOrDefault(found => found is not null)
                : null;
        if (contact is null && account is null)
        {
            return null;
        }

        return new CrmPlace
        {
            Target = crm,
            ContactId = contact?.Key.Id,
            AccountId = account?.Key.Id,
            ContactOwner = Owner(contact?.OwnerId),
            AccountOwner = Owner(account?.OwnerId),
            DealOwner = account is null ? null : Owner(deals[account.Key].Select(deal => deal.OwnerId).FirstOrDefault(owner => owner is not null)),
        };

        CrmOwner? Owner(string? userId) => userId is null ? null : new CrmOwner(userId, !inactive.Contains((crm, userId)));
    }

    private async Task<HashSet<(string Crm, string UserId)>> InactiveAsync(HubSession session, IEnumerable<Person> persons, IEnumerable<Account> accounts, CancellationToken cancellationToken)
    {
        var owners = persons.Select(person => (person.Key.Source, person.OwnerId)).Concat(accounts.Select(account => (account.Key.Source, account.OwnerId))).Where(owner => owner.OwnerId is not null).Distinct();
        SourceKey[] users = [.. owners.SelectMany(owner => UserEntities(owner.Source).Select(entity => new SourceKey(owner.Source, entity, owner.OwnerId!)))];
        var employees = await session.Canonical.GetAsync<Employee>(users, cancellationToken);
        return [.. employees.Where(employee => !employee.IsActive).Select(employee => (employee.Key.Source, employee.Key.Id))];
    }

    private IEnumerable<string> UserEntities(string source) =>
        maps.Fields.Entities(source).Where(entity => maps.Fields.For(source, entity).Any(map => map.Kind is CanonicalKind.Employee));
}
