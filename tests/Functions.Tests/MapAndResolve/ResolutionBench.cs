using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;
using CxHub.Storage;
using CxHub.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using StoredDecision = CxHub.Storage.IdentityDecision;

namespace CxHub.Tests.Functions.MapAndResolve;

/// <summary>A store with person and account records, resolved by any number of processes that come and go.</summary>
internal sealed class ResolutionBench : IAsyncDisposable
{
    private readonly List<Process> _processes = [];

    private ResolutionBench(HubStore store, ManualClock clock) => (Store, Clock) = (store, clock);

    public static IdentityConfig Config { get; } = new(
        new IdentityRules(
            new IdentitySettings { Precision = 0.98, ReviewBits = 6 },
            new SortedDictionary<string, ColumnRole>(StringComparer.Ordinal)
            {
                ["fullName"] = ColumnRole.FullName,
                ["email"] = ColumnRole.Email,
                ["phone"] = ColumnRole.Phone,
                ["birthDate"] = ColumnRole.BirthDate,
                ["city"] = ColumnRole.City,
                ["company"] = ColumnRole.Company,
            },
            [new SharedId("customerNumber", ["erp"], IsRecordId: true)]),
        new IdentityRules(
            new IdentitySettings { Precision = 0.98 },
            new SortedDictionary<string, ColumnRole>(StringComparer.Ordinal) { ["name"] = ColumnRole.Company, ["taxNumber"] = ColumnRole.NationalId },
            []),
        new GoldenRules([new SurvivorField("email", SurvivorRule.SourcePriority, "crm", "erp", "web")], SurvivorRule.MostRecent));

    public HubStore Store { get; }

    public ManualClock Clock { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ResolutionBench> OpenAsync()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return new ResolutionBench(await HubStore.OpenAsync("sqlite::memory:", clock, Token), clock);
    }

    public Process Start(IdentityConfig? config = null, TimeProvider? clock = null)
    {
        var process = new Process(Store, clock ?? Clock, config ?? Config);
        _processes.Add(process);
        return process;
    }

    public Task PutAsync(params IReadOnlyList<CanonicalRecord> records) => Store.WriteAsync(
        async session =>
        {
            await session.Canonical.PutAsync(records, Token);
            await QueueAsync(session, PendingStep.ResolvePerson, records.OfType<Person>().Select(record => record.Key));
            await QueueAsync(session, PendingStep.ResolveAccount, records.OfType<Account>().Select(record => record.Key));
        },
        Token);

    public Task RemoveAsync(params IReadOnlyList<SourceKey> persons) => Store.WriteAsync(
        async session =>
        {
            await session.Canonical.RemoveAsync(CanonicalKind.Person, persons, Token);
            await QueueAsync(session, PendingStep.ResolvePerson, persons);
        },
        Token);

    /// <summary>False when the decision contradicts earlier ones and was refused.</summary>
    public Task<bool> DecideAsync(SourceKey left, SourceKey right, bool same) => Store.WriteAsync(
        async session =>
        {
            var decision = new StoredDecision(left, right, same ? "same" : "different", "steward", Clock.GetUtcNow(), null);
            if (StewardDecisions.Contradiction(await session.Decisions.AllAsync(Token), decision) is not null)
            {
                return false;
            }

            await session.Decisions.PutAsync(decision, Token);
            await QueueAsync(session, PendingStep.ResolvePerson, [left, right]);
            return true;
        },
        Token);

    public Task WithdrawAsync(SourceKey left, SourceKey right) => Store.WriteAsync(
        async session =>
        {
            await session.Decisions.RemoveAsync(left, right, Token);
            await QueueAsync(session, PendingStep.ResolvePerson, [left, right]);
        },
        Token);

    public Task EraseAsync(string profileId) => Store.WriteAsync(session => session.Privacy.EraseAsync(profileId, Token), Token);

    public Task<IdentityHead?> HeadAsync() => Store.ReadAsync(session => session.Identity.HeadAsync(SubjectKind.Profile, Token), Token);

    public async Task<string?> ProfileOfAsync(SourceKey person) =>
        (await Store.ReadAsync(session => session.Profiles.LinksForAsync(SubjectKind.Profile, [person], Token), Token)).SingleOrDefault()?.ProfileId;

    public Task<Profile?> FindAsync(string id) => Store.ReadAsync(session => session.Profiles.FindAsync(id, Token), Token);

    /// <summary>Every customer by its records: the id, and all else that was stored of it, ids of others left out.</summary>
    public async Task<SortedDictionary<string, (string Id, string Stored)>> CustomersAsync()
    {
        var accounts = (await LinksAsync(SubjectKind.Account)).GroupBy(link => link.ProfileId).ToDictionary(group => group.Key, RecordsOf);
        var customers = new SortedDictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var links in (await LinksAsync(SubjectKind.Profile)).GroupBy(link => link.ProfileId))
        {
            var profile = (await FindAsync(links.Key))!;
            Assert.Null(profile.RedirectedFrom);
            var stored = new
            {
                profile.Name,
                Golden = profile.Golden.OrderBy(golden => golden.Key, StringComparer.Ordinal),
                Account = profile.AccountProfileId is null ? null : accounts[profile.AccountProfileId],
                profile.CreatedAt,
                Links = links.Select(link => new { link.Record, link.Weight, link.Rule, link.Evidence }),
            };
            customers.Add(RecordsOf(links), (profile.Id, JsonSerializer.Serialize(stored)));
        }

        return customers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }

        await Store.DisposeAsync();
    }

    private static Task QueueAsync(HubSession session, string step, IEnumerable<SourceKey> keys) => session.Pending.AddAsync(step, [.. keys.Select(key => key.ToString())], Token);

    private static string RecordsOf(IEnumerable<Link> links) => string.Join(' ', links.Select(link => link.Record.ToString()).Order(StringComparer.Ordinal));

    private Task<IReadOnlyList<Link>> LinksAsync(SubjectKind kind) => Store.ReadAsync(session => session.Profiles.LinksAsync(kind, Token), Token);

    /// <summary>What one process of the hub holds of identity resolution.</summary>
    internal sealed class Process : IDisposable
    {
        private readonly IdentityMemory<Account> _accounts;
        private readonly ResolveAccounts _resolveAccounts;
        private readonly ResolvePersons _resolvePersons;

        public Process(HubStore store, TimeProvider clock, IdentityConfig config)
        {
            var meter = new StepMeter(clock);
            var (people, accounts) = (IdentityViews.People(config), IdentityViews.Accounts(config));
            People = new IdentityMemory<Person>(store, people, NullLogger<IdentityMemory<Person>>.Instance);
            _accounts = new IdentityMemory<Account>(store, accounts, NullLogger<IdentityMemory<Account>>.Instance);
            _resolveAccounts = new ResolveAccounts(store, accounts, _accounts, meter, clock, NullLogger<ResolveAccounts>.Instance);
            _resolvePersons = new ResolvePersons(store, people, People, meter, clock, NullLogger<ResolvePersons>.Instance);
            Review = new ReviewPairs(store, People);
        }

        public IdentityMemory<Person> People { get; }

        public ReviewPairs Review { get; }

        /// <summary>Returns how many customers changed.</summary>
        public async Task<int> ResolveAsync()
        {
            await _resolveAccounts.RunAsync(Token);
            return await _resolvePersons.RunAsync(Token);
        }

        public void Dispose()
        {
            People.Dispose();
            _accounts.Dispose();
        }
    }
}
