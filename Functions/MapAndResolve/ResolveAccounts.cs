using CxHub.Domain.Records;
using CxHub.Functions.Hosting;
using CxHub.IdentityResolution;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Which Account records are one company. A company that changes makes its people be looked at again, because they point at it.</summary>
public sealed class ResolveAccounts(HubStore store, IdentityView<Account> view, IdentityMemory<Account> memory, StepMeter meter, TimeProvider clock, ILogger<ResolveAccounts> logger)
    : ResolveRecords<Account>(store, view, memory, meter, clock, logger)
{
    protected override string Step => PendingStep.ResolveAccount;

    protected override string NameField => "name";

    protected override Task<IReadOnlyDictionary<RecordKey, string>> AccountsOfAsync(HubSession session, IReadOnlyList<Account> records, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<RecordKey, string>>(new Dictionary<RecordKey, string>());

    protected override async Task QueueAsync(HubSession session, ProfileChanges changes, CancellationToken cancellationToken)
    {
        await session.Pending.AddAsync(PendingStep.ScoreAccount, [.. changes.Upserts.Select(profile => profile.Id)], cancellationToken);
        var people = await session.Canonical.ByAccountAsync<Person>([.. changes.Links.Select(link => link.Record)], cancellationToken);
        await session.Pending.AddAsync(PendingStep.ResolvePerson, [.. people.Select(person => person.Key.ToString())], cancellationToken);
    }
}
