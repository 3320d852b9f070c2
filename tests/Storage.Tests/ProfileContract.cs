using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class ProfilesOnSqlite() : ProfileContract(TestEngine.Sqlite);

public sealed class ProfilesOnPostgres() : ProfileContract(TestEngine.Postgres);

public abstract class ProfileContract(TestEngine engine) : StoreContract(engine)
{
    [Fact]
    public async Task Apply_NewProfile_ComesBackWithGoldenValuesLinksAndEvents()
    {
        var profile = Customer("p1", "Nguyễn Thị Ánh", ("email", "anh@example.test"));
        var link = new Link(Contact("1"), SubjectKind.Profile, "p1", 12.5, "email", """{"steps":[]}""", Start);

        await Apply(new ProfileChanges { Upserts = [profile], Links = [link], Events = [new("p1", "created", null, Start)] });

        var found = (await Read(s => s.Profiles.FindAsync("p1")))!;
        Assert.Equal(profile with { Golden = found.Golden }, found);
        Assert.Equal(profile.Golden["email"], found.Golden["email"]);
        Assert.Equal([link], await Read(s => s.Profiles.LinksOfAsync(["p1"])));
        Assert.Equal([link], await Read(s => s.Profiles.LinksForAsync(SubjectKind.Profile, [Contact("1"), Contact("2")])));
        Assert.Equal([link], await Read(s => s.Profiles.LinksAsync(SubjectKind.Profile)));
        Assert.Empty(await Read(s => s.Profiles.LinksAsync(SubjectKind.Account)));
        Assert.Equal([new IdentityEvent("p1", "created", null, Start)], await Read(s => s.Profiles.EventsAsync("p1")));
    }

    [Fact]
    public async Task Find_RetiredId_FollowsEveryRedirect()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("a"), Customer("b"), Customer("c")] });
        await Apply(new ProfileChanges { Removed = ["a"], Redirects = [new("a", "b", Start, "record 1")] });
        await Apply(new ProfileChanges { Removed = ["b"], Redirects = [new("b", "c", Start, "record 2")] });

        var found = (await Read(s => s.Profiles.FindAsync("a")))!;

        Assert.Equal(("c", "a"), (found.Id, found.RedirectedFrom));
        Assert.Equal("c", await Read(s => s.Profiles.RedirectAsync("b")));
        Assert.Null(await Read(s => s.Profiles.RedirectAsync("c")));
        Assert.Null((await Read(s => s.Profiles.FindAsync("c")))!.RedirectedFrom);
        Assert.Null(await Read(s => s.Profiles.FindAsync("unknown")));
        Assert.Equal(["a", "b", "c"], (await Read(s => s.Profiles.NamesOfAsync("c"))).Order());
    }

    [Fact]
    public async Task Apply_Unmerge_GivesTheRetiredIdBack()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("a"), Customer("b")] });
        await Apply(new ProfileChanges { Removed = ["a"], Redirects = [new("a", "b", Start, null)] });

        await Apply(new ProfileChanges { Upserts = [Customer("a")] });

        Assert.Null((await Read(s => s.Profiles.FindAsync("a")))!.RedirectedFrom);
    }

    [Fact]
    public async Task Find_RedirectsInACircle_FailsInsteadOfTurningForever()
    {
        await Apply(new ProfileChanges { Redirects = [new("a", "b", Start, null), new("b", "a", Start, null)] });

        await Assert.ThrowsAsync<StoreException>(() => Read(s => s.Profiles.FindAsync("a")));
    }

    [Fact]
    public async Task Apply_LinkMoves_RecordBelongsToOneProfileOnly()
    {
        await Apply(new ProfileChanges { Links = [LinkOf("1", "a"), LinkOf("2", "a")] });

        await Apply(new ProfileChanges { Links = [LinkOf("1", "b")], RemovedLinks = [new(SubjectKind.Profile, Contact("2"))] });

        Assert.Empty(await Read(s => s.Profiles.LinksOfAsync(["a"])));
        Assert.Equal([Contact("1")], (await Read(s => s.Profiles.LinksOfAsync(["b"]))).Select(link => link.Record));
    }

    [Fact]
    public async Task Apply_Merge_MovesFollowUpsToTheSurvivorAndTheSplitBack()
    {
        var answer = new SourceKey("survey", "response", "1");
        await Write(s => s.Canonical.PutAsync([new Feedback { Key = answer, AnsweredAt = Start, PersonKey = Contact("1") }]));
        await Apply(new ProfileChanges { Upserts = [Customer("a"), Customer("b")], Links = [LinkOf("1", "a")] });
        await Write(s => s.FollowUps.AddAsync(LedgerContract.Work("k1", "a") with { FeedbackKey = answer }));

        await Apply(new ProfileChanges { Removed = ["a"], Redirects = [new("a", "b", Start, null)], Links = [LinkOf("1", "b")] });
        Assert.Equal("b", Assert.Single(await Read(s => s.FollowUps.OpenForAsync("b", "detractor"))).ProfileId);

        await Apply(new ProfileChanges { Upserts = [Customer("a")], Links = [LinkOf("1", "a")] });
        Assert.Equal("k1", Assert.Single(await Read(s => s.FollowUps.OfProfileAsync(["a"]))).Key);
        Assert.Empty(await Read(s => s.FollowUps.OfProfileAsync(["b"])));
    }

    [Theory]
    [InlineData("nguyen")]
    [InlineData("NGUYỄN")]
    [InlineData("anh nguyen")]
    [InlineData("dang")]
    [InlineData("anh@example")]
    [InlineData("0901 234 567")]
    [InlineData("+84901234567")]
    [InlineData("sao mai")]
    public async Task Search_AnyWordWithoutMarks_FindsTheCustomer(string text)
    {
        await Apply(new ProfileChanges
        {
            Upserts =
            [
                Customer("p1", "Nguyễn Đặng Thị Ánh", ("email", "anh@example.test"), ("phone", "+84901234567"), ("company", "Công ty Sao Mai"), ("street", "12 Lê Lợi")),
                Customer("p2", "Trần Bình", ("street", "5 Nguyễn Huệ")),
            ],
        });

        var page = await Search(new ProfileQuery { Text = text });

        Assert.Equal(["p1"], page.Profiles.Select(profile => profile.Id));
        Assert.Equal("Công ty Sao Mai", page.Profiles[0].Company);
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("'; --")]
    public async Task Search_CharactersThatMeanSomethingToSql_AreJustCharacters(string text)
    {
        await Apply(new ProfileChanges { Upserts = [Customer("p1", "Ann Lee")] });

        Assert.Empty((await Search(new ProfileQuery { Text = text })).Profiles);
    }

    [Theory]
    [InlineData(ProfileOrder.Name)]
    [InlineData(ProfileOrder.LastFeedback)]
    [InlineData(ProfileOrder.AtRisk)]
    public async Task Search_PageByPage_ShowsEveryCustomerOnce(ProfileOrder order)
    {
        await Apply(new ProfileChanges { Upserts = [.. Enumerable.Range(0, 25).Select(i => Customer($"p{i:D2}", i % 2 is 0 ? "Same Name" : $"Name {i}"))] });
        await Write(s => s.Scores.PutAsync([.. Enumerable.Range(0, 12).Select(i => Nps($"p{i:D2}", i % 4, Start.AddMinutes(i / 3)))]));

        List<string> seen = [];
        for (string? after = null, more = ""; more is not null; after = more)
        {
            var page = await Search(new ProfileQuery { Order = order, After = after, Max = 4 });
            seen.AddRange(page.Profiles.Select(profile => profile.Id));
            more = page.Next;
        }

        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    [Fact]
    public async Task Search_ByRiskAndByLastFeedback_PutsTheUnhappiestAndTheLatestFirst()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("silent", "A"), Customer("happy", "B"), Customer("angry", "C")], Links = [LinkOf("1", "angry"), new(new("erp", "customer", "1"), SubjectKind.Profile, "angry", 1, "r", null, Start)] });
        await Write(s => s.Scores.PutAsync([Nps("happy", 10, Start.AddDays(1)), Nps("angry", 0, Start)]));

        var byRisk = await Search(new ProfileQuery { Order = ProfileOrder.AtRisk });
        var byFeedback = await Search(new ProfileQuery { Order = ProfileOrder.LastFeedback });

        Assert.Equal(["angry", "happy", "silent"], byRisk.Profiles.Select(profile => profile.Id));
        Assert.Equal(["happy", "angry", "silent"], byFeedback.Profiles.Select(profile => profile.Id));
        Assert.Equal(["erp", "salesforce"], byRisk.Profiles[0].Sources);
        Assert.Equal((0.0, Start), (byRisk.Profiles[0].Nps, byRisk.Profiles[0].LastFeedbackAt));
    }

    [Fact]
    public async Task Scores_PutTheSameAgain_ChangesNothingAndKeepsHistoryOnce()
    {
        await Write(s => s.Scores.PutAsync([Nps("p1", 9, Start), Nps("p2", 9, Start)]));
        Clock.Advance(TimeSpan.FromDays(1));

        var changed = await Write(s => s.Scores.PutAsync([Nps("p1", 9, Start), Nps("p2", 3, Start.AddDays(1))]));

        Assert.Equal(["p2"], changed);
        Assert.Single(await Read(s => s.Scores.HistoryAsync(SubjectKind.Profile, "p1", Measure.Nps)));
        Assert.Equal([(9.0, Start), (3.0, Start.AddDays(1))], (await Read(s => s.Scores.HistoryAsync(SubjectKind.Profile, "p2", Measure.Nps))).Select(version => (version.Score.Value!.Value, version.StoredAt)));
        Assert.Equal([Nps("p2", 3, Start.AddDays(1))], await Read(s => s.Scores.OfAsync(SubjectKind.Profile, ["p2"])));
    }

    [Fact]
    public async Task Scores_TextOrEmptyValueChanges_CountAsChanged()
    {
        var comment = Nps("p1", 0, Start) with { Measure = Measure.LatestComment, Value = null, Text = "tốt" };
        await Write(s => s.Scores.PutAsync([comment]));

        Assert.Empty(await Write(s => s.Scores.PutAsync([comment])));
        Assert.Equal(["p1"], await Write(s => s.Scores.PutAsync([comment with { Text = "tệ" }])));
        Assert.Equal(["p1"], await Write(s => s.Scores.PutAsync([comment with { Text = null, FeedbackKey = Contact("x") }])));
        Assert.Equal(Contact("x"), Assert.Single(await Read(s => s.Scores.OfAsync(SubjectKind.Profile, ["p1"]))).FeedbackKey);
    }

    [Fact]
    public async Task Scores_Removed_AreGoneFromTheCustomerListButNotFromHistory()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("p1")] });
        await Write(s => s.Scores.PutAsync([Nps("p1", 2, Start)]));

        await Write(s => s.Scores.RemoveAsync(SubjectKind.Profile, "p1", [Measure.Nps]));

        Assert.Null(Assert.Single((await Search(new ProfileQuery())).Profiles).Nps);
        Assert.Single(await Read(s => s.Scores.HistoryAsync(SubjectKind.Profile, "p1", Measure.Nps)));
    }

    [Fact]
    public async Task Scores_Replaced_LoseTheMeasuresThatAreNotGivenAnyMore()
    {
        await Write(s => s.Scores.PutAsync([Nps("p1", 9, Start), Nps("p1", 5, Start) with { Measure = Measure.Csat }, Nps("p2", 9, Start), Nps("p3", 9, Start)]));

        var changed = await Write(s => s.Scores.ReplaceAsync(SubjectKind.Profile, ["p1", "p2"], [Nps("p1", 9, Start)]));

        Assert.Equal(["p1", "p2"], changed.Order());
        Assert.Equal([("p1", Measure.Nps), ("p3", Measure.Nps)], (await Read(s => s.Scores.OfAsync(SubjectKind.Profile, ["p1", "p2", "p3"]))).Select(score => (score.SubjectId, score.Measure)));
        Assert.Equal(new Dictionary<string, long> { [Measure.Nps] = 2 }, await Read(s => s.Overview.ScoreCountsAsync()));
    }

    [Fact]
    public async Task MembersOfAccounts_PeopleOfSeveralCompanies_AreNamedWithTheirCompany()
    {
        await Apply(new ProfileChanges { Upserts = [Customer("z") with { AccountProfileId = "acme" }, Customer("a") with { AccountProfileId = "acme" }, Customer("m") with { AccountProfileId = "beta" }, Customer("alone")] });

        Assert.Equal([new("acme", "a"), new("acme", "z"), new("beta", "m")], await Read(s => s.Profiles.MembersOfAccountsAsync(["beta", "acme", "none"])));
    }

    [Fact]
    public async Task Decisions_SamePairFromEitherSide_IsOneDecision()
    {
        await Write(s => s.Decisions.PutAsync(new(Contact("2"), Contact("1"), "same", "steward", Start, "checked by phone")));
        await Write(s => s.Decisions.PutAsync(new(Contact("1"), Contact("2"), "different", "steward", Start, null)));

        var decision = Assert.Single(await Read(s => s.Decisions.AllAsync()));
        Assert.Equal((Contact("1"), Contact("2"), "different"), (decision.Left, decision.Right, decision.Verdict));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Write(s => s.Decisions.PutAsync(decision with { Verdict = "maybe" })));
        await Write(s => s.Decisions.RemoveAsync(Contact("2"), Contact("1")));
        Assert.Empty(await Read(s => s.Decisions.AllAsync()));
    }

    internal static Profile Customer(string id, string name = "Ann Lee", params (string Field, string Value)[] golden) =>
        new(id, SubjectKind.Profile, name, golden.ToDictionary(value => value.Field, value => new GoldenValue(value.Value, Contact("1"), "mostRecent", Start)), null, Start, Start);

    internal static Score Nps(string id, double value, DateTimeOffset at) => new()
    {
        Subject = SubjectKind.Profile,
        SubjectId = id,
        Measure = Measure.Nps,
        Value = value,
        Count = 1,
        At = at,
        FormulaVersion = "1",
        InputHash = $"{value}",
    };

    private static Link LinkOf(string record, string profile) => new(Contact(record), SubjectKind.Profile, profile, 1, "email", null, Start);

    private Task Apply(ProfileChanges changes) => Write(s => s.Profiles.ApplyAsync(changes));

    private Task<ProfilePage> Search(ProfileQuery query) => Read(s => s.Profiles.SearchAsync(query));
}
