using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Hosting;
using CxHub.IdentityResolution;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Which Person records are one customer.</summary>
public sealed class ResolvePersons(HubStore store, IdentityView<Person> view, IdentityMemory<Person> memory, StepMeter meter, TimeProvider clock, ILogger<ResolvePersons> logger)
    : ResolveRecords<Person>(store, view, memory, meter, clock, logger)
{
    protected override string Step => PendingStep.ResolvePerson;

    protected override string NameField => "fullName";

    protected override async Task<IReadOnlyDictionary<RecordKey, string>> AccountsOfAsync(HubSession session, IReadOnlyList<Person> records, CancellationToken cancellationToken)
    {
        var links = await session.Profiles.LinksForAsync(SubjectKind.Account, [.. records.Select(record => record.AccountKey).OfType<Domain.SourceKey>()], cancellationToken);
        var profiles = links.ToDictionary(link => link.Record, link => link.ProfileId);
        return records
            .Where(record => record.AccountKey is { } account && profiles.ContainsKey(account))
            .ToDictionary(record => IdentityFields.KeyOf(record.Key), record => profiles[record.AccountKey!.Value]);
    }

    protected override async Task QueueAsync(HubSession session, ProfileChanges changes, CancellationToken cancellationToken)
    {
        await session.Pending.AddAsync(PendingStep.ScoreProfile, [.. changes.Upserts.Select(profile => profile.Id)], cancellationToken);
        await session.Pending.AddAsync(PendingStep.ScoreAccount, [.. changes.Upserts.Select(profile => profile.AccountProfileId).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);
    }
}
