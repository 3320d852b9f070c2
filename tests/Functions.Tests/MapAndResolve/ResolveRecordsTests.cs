using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.MapAndResolve;
using CxHub.IdentityResolution.Explaining;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Functions.MapAndResolve;

public sealed class ResolveRecordsTests
{
    private static readonly SourceKey CrmLan = Folk.Key(0, 1);
    private static readonly SourceKey ErpLan = Folk.Key(1, 1);
    private static readonly SourceKey CrmMinh = Folk.Key(0, 2);
    private static readonly SourceKey ErpMinh = Folk.Key(1, 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resolve_NothingWaits_DoesNothing()
    {
        await using var bench = await ResolutionBench.OpenAsync();

        Assert.Equal(0, await bench.Start().ResolveAsync());

        Assert.Null(await bench.HeadAsync());
    }

    [Fact]
    public async Task Resolve_OneChangedRecord_RewritesItsCustomerAndNoOther()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        await process.ResolveAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));

        await bench.PutAsync(Record(CrmLan, "Lan Nguyễn", "lan.nguyen@mail.example.vn", "0901112222", bench.Clock.GetUtcNow()));
        var changed = await process.ResolveAsync();

        Assert.Equal(1, changed);
        var touched = (await ProfilesAsync(bench)).Where(profile => profile.UpdatedAt == bench.Clock.GetUtcNow());
        Assert.Equal("+84901112222", Assert.Single(touched).Golden["phone"].Value);
    }

    [Fact]
    public async Task Resolve_AfterARestart_KeepsTheModel()
    {
        await using var bench = await LoadedAsync();
        await bench.Start().ResolveAsync();
        var before = await bench.HeadAsync();

        await bench.RemoveAsync(CrmLan);
        await bench.Start().ResolveAsync();

        Assert.Equal(before! with { Generation = before!.Generation + 1 }, await bench.HeadAsync());
        Assert.Null(await bench.ProfileOfAsync(CrmLan));
        Assert.NotNull(await bench.ProfileOfAsync(ErpLan));
    }

    [Fact]
    public async Task Resolve_OtherSettings_TrainsAgainAndSaysWhy()
    {
        await using var bench = await LoadedAsync();
        await bench.Start().ResolveAsync();
        var people = ResolutionBench.Config.People with { Settings = ResolutionBench.Config.People.Settings with { Precision = 0.9 } };

        await bench.Start(ResolutionBench.Config with { People = people }).ResolveAsync();

        Assert.Equal((2, "the settings changed"), (await bench.HeadAsync()) is { } head ? (head.Training, head.Reason) : default);
    }

    [Fact]
    public async Task Resolve_TrainingAskedFor_TrainsOnceAlthoughNothingWaits()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        await process.ResolveAsync();
        var before = await CustomersAsync(bench);

        await bench.Store.WriteAsync(session => session.Identity.AskForTrainingAsync(Token), Token);
        await process.ResolveAsync();
        await process.ResolveAsync();

        Assert.Equal((2, "asked for"), (await bench.HeadAsync()) is { } head ? (head.Training, head.Reason) : default);
        Assert.Equal(before, await CustomersAsync(bench));
    }

    [Fact]
    public async Task Resolve_ManyMoreRecords_TrainsAgainAndSaysHowMany()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        await process.ResolveAsync();
        var random = new Random(4);

        await bench.PutAsync([.. Enumerable.Range(100, 100).Select(number => Folk.Person(0, number, random, bench.Clock.GetUtcNow()))]);
        await process.ResolveAsync();

        var head = (await bench.HeadAsync())!;
        Assert.Equal(2, head.Training);
        Assert.Matches(@"^grown from \d+ to \d+ records$", head.Reason);
    }

    [Fact]
    public async Task Resolve_TransactionFails_IsDoneByTheNextPass()
    {
        await using var bench = await LoadedAsync();
        var clock = new FaultyClock(bench.Clock);
        var process = bench.Start(clock: clock);
        await process.ResolveAsync();
        var before = await CustomersAsync(bench);
        await bench.DecideAsync(CrmLan, CrmMinh, same: true);

        clock.IsBroken = true;
        await Assert.ThrowsAsync<TimeoutException>(process.ResolveAsync);
        Assert.Equal(before, await CustomersAsync(bench));
        clock.IsBroken = false;
        await process.ResolveAsync();

        Assert.Equal(await bench.ProfileOfAsync(CrmLan), await bench.ProfileOfAsync(CrmMinh));
        Assert.Equal(before.Count - 1, (await CustomersAsync(bench)).Count);
    }

    [Fact]
    public async Task Resolve_MergedThenUnmerged_RestoresBothCustomersAndLaterRecordsStayWithTheirs()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        await process.ResolveAsync();
        var (lan, minh) = ((await bench.ProfileOfAsync(CrmLan))!, (await bench.ProfileOfAsync(CrmMinh))!);
        var before = await CustomersAsync(bench);

        await bench.DecideAsync(CrmLan, CrmMinh, same: true);
        await process.ResolveAsync();
        var merged = (await bench.FindAsync(minh))!;
        Assert.Equal(merged.Id, (await bench.FindAsync(lan))!.Id);
        Assert.Contains(merged.Id, new[] { lan, minh });
        var later = Folk.Key(2, 2);
        await bench.PutAsync(Record(later, "Minh Trần", "minh.tran@mail.example.vn", "0908887777", bench.Clock.GetUtcNow()));
        await process.ResolveAsync();
        Assert.Equal(merged.Id, await bench.ProfileOfAsync(later));

        await bench.DecideAsync(CrmLan, CrmMinh, same: false);
        await bench.Start().ResolveAsync();

        Assert.Equal((lan, lan), (await bench.ProfileOfAsync(CrmLan), await bench.ProfileOfAsync(ErpLan)));
        Assert.Equal((minh, minh, minh), (await bench.ProfileOfAsync(CrmMinh), await bench.ProfileOfAsync(ErpMinh), await bench.ProfileOfAsync(later)));
        Assert.Null((await bench.FindAsync(lan))!.RedirectedFrom);
        Assert.Null((await bench.FindAsync(minh))!.RedirectedFrom);
        Assert.Equal(before.Count, (await CustomersAsync(bench)).Count);
    }

    [Fact]
    public async Task Resolve_MergedByAStewardThenWithdrawn_ExplainsBothStates()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        await process.ResolveAsync();

        await bench.DecideAsync(CrmLan, CrmMinh, same: true);
        await process.ResolveAsync();
        Assert.Equal(PairOutcome.MergedByDecision, await OutcomeAsync(process));
        var links = await bench.Store.ReadAsync(session => session.Profiles.LinksForAsync(SubjectKind.Profile, [CrmLan], Token), Token);
        await bench.WithdrawAsync(CrmLan, CrmMinh);
        await process.ResolveAsync();

        Assert.NotNull(Assert.Single(links).Evidence);
        Assert.NotEqual(PairOutcome.MergedByDecision, await OutcomeAsync(process));
        Assert.NotEqual(await bench.ProfileOfAsync(CrmLan), await bench.ProfileOfAsync(CrmMinh));
    }

    [Fact]
    public async Task Resolve_PersonErased_IsNotInMemoryAnyMore()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        await process.ResolveAsync();

        await bench.EraseAsync((await bench.ProfileOfAsync(CrmLan))!);

        Assert.Empty((await process.People.AskAsync(known => known.State.ClusterOf(IdentityFields.KeyOf(CrmLan)), Token))!);
    }

    [Fact]
    public async Task Resolve_StoredDecisionsThatContradict_FollowsTheEarlier()
    {
        await using var bench = await LoadedAsync();
        Task PutAsync(SourceKey left, SourceKey right, string verdict, int minute) => bench.Store.WriteAsync(
            session => session.Decisions.PutAsync(new IdentityDecision(left, right, verdict, "steward", bench.Clock.GetUtcNow().AddMinutes(minute), null), Token), Token);
        await PutAsync(CrmLan, CrmMinh, "same", 1);
        await PutAsync(CrmMinh, ErpLan, "same", 2);
        await PutAsync(CrmLan, ErpLan, "different", 3);

        await bench.Start().ResolveAsync();

        Assert.Equal(await bench.ProfileOfAsync(CrmLan), await bench.ProfileOfAsync(ErpLan));
        Assert.Equal(await bench.ProfileOfAsync(CrmLan), await bench.ProfileOfAsync(CrmMinh));
        Assert.True(await bench.DecideAsync(CrmMinh, ErpMinh, same: true));
        Assert.False(await bench.DecideAsync(ErpMinh, ErpLan, same: false));
    }

    [Fact]
    public async Task Next_PairDecidedOrChanged_IsNotAskedAgain()
    {
        await using var bench = await LoadedAsync();
        var process = bench.Start();
        Assert.Null(await process.Review.NextAsync(0, Token));
        await process.ResolveAsync();
        var first = (await process.Review.NextAsync(0, Token))!;

        await bench.DecideAsync(first.Left, first.Right, same: false);
        var next = await process.Review.NextAsync(0, Token);

        Assert.NotEqual((first.Left, first.Right), next is null ? default : (next.Left, next.Right));
        Assert.Equal(first.Waiting - 1, next?.Waiting ?? 0);
        await process.ResolveAsync();
        Assert.Equal(next, await process.Review.NextAsync(0, Token));
        Assert.Equal(next, await bench.Start().Review.NextAsync(0, Token));
    }

    /// <summary>Two people whom two systems know, among strangers; nothing is resolved yet.</summary>
    private static async Task<ResolutionBench> LoadedAsync()
    {
        var bench = await ResolutionBench.OpenAsync();
        var (random, now) = (new Random(11), bench.Clock.GetUtcNow());
        await bench.PutAsync(
        [
            .. Enumerable.Range(3, 60).SelectMany(number => Enumerable.Range(0, 2).Select(system => Folk.Person(system, number, random, now))),
            Record(CrmLan, "Lan Nguyễn", "lan.nguyen@mail.example.vn", "0901112223", now),
            Record(ErpLan, "Nguyễn Lan", "lan.nguyen@mail.example.vn", null, now),
            Record(CrmMinh, "Minh Trần", "minh.tran@mail.example.vn", "0908887777", now),
            Record(ErpMinh, "Trần Minh", null, "0908887777", now),
        ]);
        return bench;
    }

    private static Person Record(SourceKey key, string name, string? email, string? phone, DateTimeOffset at) => new()
    {
        Key = key,
        ModifiedAt = at,
        FullName = name,
        Email = EmailAddress.TryParse(email, out var mail) ? mail : null,
        Phone = PhoneNumber.TryParse(phone, "VN", out var number) ? number : null,
    };

    private static async Task<PairOutcome?> OutcomeAsync(ResolutionBench.Process process) =>
        (await process.People.AskAsync(known => new Explainer(known.State).Why(IdentityFields.KeyOf(CrmLan), IdentityFields.KeyOf(CrmMinh)), Token))?.Outcome;

    private static async Task<IReadOnlyList<(string Records, string Id)>> CustomersAsync(ResolutionBench bench) =>
        [.. (await bench.CustomersAsync()).Select(customer => (customer.Key, customer.Value.Id))];

    private static async Task<IReadOnlyList<Profile>> ProfilesAsync(ResolutionBench bench)
    {
        var ids = (await bench.CustomersAsync()).Values.Select(customer => customer.Id);
        return await bench.Store.ReadAsync(session => session.Profiles.GetAsync([.. ids], Token), Token);
    }

    private sealed class FaultyClock(TimeProvider clock) : TimeProvider
    {
        public bool IsBroken { get; set; }

        // The step asks for the moment in the middle of its transaction.
        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new TimeoutException("The clock stands still.") : clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();
    }
}
