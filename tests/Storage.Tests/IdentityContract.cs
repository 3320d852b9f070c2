using CxHub.Domain;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class IdentityOnSqlite() : IdentityContract(TestEngine.Sqlite);

public sealed class IdentityOnPostgres() : IdentityContract(TestEngine.Postgres);

public abstract class IdentityContract(TestEngine engine) : StoreContract(engine)
{
    private static readonly IdentityTraining Training = new("hash", 300, "first load", """{"model":1}""");

    [Fact]
    public async Task Head_BeforeTheFirstTraining_IsNull()
    {
        Assert.Null(await Read(s => s.Identity.HeadAsync(SubjectKind.Profile)));
        Assert.Null(await Read(s => s.Identity.SnapshotAsync(SubjectKind.Profile)));
    }

    [Fact]
    public async Task Train_FirstAndAgain_CountsTrainingsAndKeepsTheLastModel()
    {
        await Resolve(0, [], Training);
        var first = await Read(s => s.Identity.HeadAsync(SubjectKind.Profile));
        Clock.Advance(TimeSpan.FromHours(1));

        await Resolve(1, [], Training with { SettingsHash = "other", Reason = "settings changed", Snapshot = "{}" });

        Assert.Equal(new IdentityHead(1, 1, "hash", 300, "first load", Start), first);
        Assert.Equal(new IdentityHead(2, 2, "other", 300, "settings changed", Start.AddHours(1)), await Read(s => s.Identity.HeadAsync(SubjectKind.Profile)));
        Assert.Equal("{}", await Read(s => s.Identity.SnapshotAsync(SubjectKind.Profile)));
        Assert.Null(await Read(s => s.Identity.HeadAsync(SubjectKind.Account)));
    }

    [Fact]
    public async Task ChangesSince_LaterGenerations_NameTheirRecords()
    {
        await Resolve(0, [Contact("0")], Training);
        await Resolve(1, [Contact("2"), Contact("1")]);
        await Resolve(2, [Contact("3"), Contact("1")]);

        Assert.Equal([Contact("1"), Contact("2"), Contact("3")], await Changes(1));
        Assert.Equal([Contact("1"), Contact("3")], await Changes(2));
        Assert.Empty((await Changes(3))!);
    }

    [Fact]
    public async Task ChangesSince_TrainingOrLargeResolutionBetween_AreNotKnown()
    {
        await Resolve(0, [], Training);
        await Resolve(1, [Contact("1")]);
        await Resolve(2, [], Training);
        await Resolve(3, [Contact("2")]);
        Assert.Null(await Changes(1));
        Assert.Null(await Changes(2));
        Assert.Equal([Contact("2")], await Changes(3));

        await Resolve(4, [.. Enumerable.Range(0, 5001).Select(id => Contact($"{id}"))]);

        Assert.Null(await Changes(4));
        Assert.Empty((await Changes(5))!);
    }

    [Fact]
    public async Task ChangesSince_BeforeTheFirstTraining_AreNotKnown() => Assert.Null(await Changes(0));

    [Fact]
    public async Task Advance_FromAnEarlierGeneration_RollsTheTransactionBack()
    {
        await Resolve(0, [], Training);
        await Resolve(1, [Contact("1")]);

        await Assert.ThrowsAsync<LockLostException>(() => Write(async s =>
        {
            await s.Models.PutAsync("mine", "1");
            await s.Identity.AdvanceAsync(SubjectKind.Profile, 1, [Contact("2")]);
        }));
        await Assert.ThrowsAsync<LockLostException>(() => Write(s => s.Identity.AdvanceAsync(SubjectKind.Profile, 0, [])));

        Assert.Null(await Read(s => s.Models.GetAsync("mine")));
        Assert.Equal(2, (await Read(s => s.Identity.HeadAsync(SubjectKind.Profile)))!.Generation);
    }

    [Fact]
    public async Task AskForTraining_EveryKind_LosesItsSettings()
    {
        await Resolve(0, [], Training);

        await Write(s => s.Identity.AskForTrainingAsync());

        Assert.Equal("", (await Read(s => s.Identity.HeadAsync(SubjectKind.Profile)))!.SettingsHash);
    }

    [Fact]
    public async Task Erase_Person_LeavesNoTraceOfTheirRecordsAndMakesOthersReadAnew()
    {
        await Resolve(0, [], Training);
        await Apply(new ProfileChanges { Upserts = [Customer("kept"), Customer("gone")], Links = [Linked("1", "kept"), Linked("2", "gone")] });
        await Resolve(1, [Contact("1"), Contact("2")]);
        await Apply(new ProfileChanges { Links = [Linked("2", "kept")], Removed = ["gone"], Redirects = [new("gone", "kept", Start, null)] });
        Assert.Single(await Read(s => s.Profiles.RetiredAsync(SubjectKind.Profile)));

        await Write(s => s.Privacy.EraseAsync("kept"));

        Assert.Empty(await Read(s => s.Profiles.RetiredAsync(SubjectKind.Profile)));
        Assert.Null(await Changes(2));
        Assert.Empty((await Changes(3))!);
    }

    [Fact]
    public async Task Apply_Merge_KeepsWhatTheRetiredProfileConsistedOf()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("a"), Customer("b")], Links = [Linked("1", "a"), Linked("2", "a"), Linked("3", "b")] });

        await Apply(new ProfileChanges { Links = [Linked("1", "b"), Linked("2", "b")], Removed = ["a"], Redirects = [new("a", "b", Start, null)] });

        var retired = Assert.Single(await Read(s => s.Profiles.RetiredWithAsync(SubjectKind.Profile, [Contact("2"), Contact("9")])));
        Assert.Equal(("a", Start), (retired.Id, retired.CreatedAt));
        Assert.Equal([Contact("1"), Contact("2")], retired.Records);
        Assert.Empty(await Read(s => s.Profiles.RetiredWithAsync(SubjectKind.Profile, [Contact("3")])));
        Assert.Empty(await Read(s => s.Profiles.RetiredWithAsync(SubjectKind.Account, [Contact("2")])));
    }

    [Fact]
    public async Task Apply_RetiredIdComesBack_IsNotRetiredAnyMore()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("a"), Customer("b")], Links = [Linked("1", "a"), Linked("3", "b")] });
        await Apply(new ProfileChanges { Links = [Linked("1", "b")], Removed = ["a"], Redirects = [new("a", "b", Start, null)] });

        await Apply(new ProfileChanges { Upserts = [Customer("a")], Links = [Linked("1", "a")] });

        Assert.Empty(await Read(s => s.Profiles.RetiredAsync(SubjectKind.Profile)));
    }

    [Fact]
    public async Task MembersWith_SomeRecords_AreAllRecordsOfTheirProfiles()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("a"), Customer("b")], Links = [Linked("1", "a"), Linked("2", "a"), Linked("3", "b")] });

        Assert.Equal([new(Contact("1"), "a"), new(Contact("2"), "a")], await Read(s => s.Profiles.MembersWithAsync(SubjectKind.Profile, [Contact("2"), Contact("9")])));
        Assert.Equal([new(Contact("1"), "a"), new(Contact("2"), "a"), new(Contact("3"), "b")], await Read(s => s.Profiles.MembersAsync(SubjectKind.Profile)));
        Assert.Empty(await Read(s => s.Profiles.MembersAsync(SubjectKind.Account)));
        Assert.Equal(["a"], (await Read(s => s.Profiles.CreatedAtAsync(["a", "x"]))).Keys);
    }

    private static Profile Customer(string id) => new(id, SubjectKind.Profile, id, new Dictionary<string, GoldenValue>(), null, Start, Start);

    private static Link Linked(string record, string profile) => new(Contact(record), SubjectKind.Profile, profile, 1, "rule", null, Start);

    private Task Apply(ProfileChanges changes) => Write(s => s.Profiles.ApplyAsync(changes));

    private Task<IReadOnlyList<SourceKey>?> Changes(long since) => Read(s => s.Identity.ChangesSinceAsync(SubjectKind.Profile, since));

    private Task Resolve(long known, IReadOnlyCollection<SourceKey> records, IdentityTraining? training = null) => Write(async s =>
    {
        await s.Identity.AdvanceAsync(SubjectKind.Profile, known, records);
        if (training is not null)
        {
            await s.Identity.TrainAsync(SubjectKind.Profile, training);
        }
    });
}
