using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;
using CxHub.Storage;

namespace CxHub.Functions.MapAndResolve;

/// <summary>Which Person records are one customer.</summary>
public sealed class ResolvePersons(HubStore store, IdentityConfig config, StepMeter meter, TimeProvider clock, ILogger<ResolvePersons> logger)
    : ResolveRecords<Person>(store, meter, clock, logger)
{
    protected override SubjectKind Kind => SubjectKind.Profile;

    protected override string Step => PendingStep.ResolvePerson;

    protected override string NameField => "fullName";

    protected override IdentitySettings Settings => config.People.Settings;

    protected override IReadOnlyList<SurvivorField> Fields => config.Golden.For(IdentityFields.OfPerson.Keys);

    protected override IdentityRecord RecordOf(Person record) => IdentityFields.Record(record, IdentityFields.OfPerson, config.People);

    protected override SurvivorCandidate CandidateOf(Person record) => IdentityFields.Candidate(record, IdentityFields.OfPerson);

    protected override bool Identifies(Person record) =>
        record.Email is not null || record.Phone is not null || record.CustomerNumber is not null || record.CrmContactId is not null || record.DisplayName.Length > 0;

    protected override async Task<IReadOnlyDictionary<RecordKey, string>> AccountsOfAsync(HubSession session, IReadOnlyList<Person> records, CancellationToken cancellationToken)
    {
        var links = (await session.Profiles.LinksAsync(SubjectKind.Account, cancellationToken)).ToDictionary(link => link.Record, link => link.ProfileId);
        return records
            .Where(record => record.AccountKey is { } account && links.ContainsKey(account))
            .ToDictionary(record => IdentityFields.KeyOf(record.Key), record => links[record.AccountKey!.Value]);
    }

    protected override async Task QueueAsync(HubSession session, ProfileChanges changes, CancellationToken cancellationToken)
    {
        await session.Pending.AddAsync(PendingStep.ScoreProfile, [.. changes.Upserts.Select(profile => profile.Id)], cancellationToken);
        await session.Pending.AddAsync(PendingStep.ScoreAccount, [.. changes.Upserts.Select(profile => profile.AccountProfileId).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);
    }
}
