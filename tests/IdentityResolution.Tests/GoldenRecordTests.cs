using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Survivorship;

namespace CxHub.Tests.IdentityResolution;

public sealed class GoldenRecordTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static SurvivorCandidate Candidate(string source, int day, params (string Field, string Value)[] values) =>
        new(new RecordKey(source, "1"), Day.AddDays(day), values.ToDictionary(value => value.Field, string? (value) => value.Value));

    private static GoldenValue Golden(SurvivorField field, params SurvivorCandidate[] candidates) => Assert.Single(GoldenRecord.Choose(candidates, [field]));

    [Fact]
    public void Choose_SourcePriority_TakesTheFirstListedSourceThatHasAValue()
    {
        var golden = Golden(new("phone", SurvivorRule.SourcePriority, "crm", "erp"), Candidate("erp", 9, ("phone", "1")), Candidate("crm", 1, ("phone", "2")), Candidate("web", 20, ("phone", "3")));

        Assert.Equal("2", golden.Value);
        Assert.Equal("crm", golden.Winner!.Value.Source);
        Assert.Equal(["1", "3"], golden.Losers.Select(loser => loser.Value));
    }

    [Fact]
    public void Choose_MostRecent_TakesTheLatest() =>
        Assert.Equal("new", Golden(new("city", SurvivorRule.MostRecent), Candidate("a", 1, ("city", "old")), Candidate("b", 5, ("city", "new")), Candidate("c", 9, ("city", "n/a"))).Value);

    [Fact]
    public void Choose_MostFrequent_CountsSpellingsTogetherAndKeepsTheMarks()
    {
        var golden = Golden(new("name", SurvivorRule.MostFrequent), Candidate("a", 1, ("name", "NGUYEN LAN")), Candidate("b", 2, ("name", "Nguyễn Lan")), Candidate("c", 9, ("name", "Tran Lan")));

        Assert.Equal("Nguyễn Lan", golden.Value);
    }

    [Theory]
    [InlineData("DUNG PHAM TUAN", "Tuấn Dũng Phạm", "Dũng Phạm Tuấn")]
    [InlineData("Dung Pham Tuan", "Phạm Tuấn Dũng", "Dũng Phạm Tuấn")]
    [InlineData("Dang Thi Do", "Đặng Thị Đỗ", "Đặng Thị Đỗ")]
    [InlineData("Nguyễn LAN", "Lan Nguyen", "Nguyễn Lan")]
    [InlineData("Le Tuan", "Le Tuan Anh", "Le Tuan")]
    [InlineData("lan@x.vn", "mai@x.vn", "lan@x.vn")]
    public void Choose_SameWordsInAnotherOrder_LendTheirMarksWordByWord(string first, string second, string golden) =>
        Assert.Equal(golden, Golden(new("name", SurvivorRule.SourcePriority, "crm"), Candidate("crm", 1, ("name", first)), Candidate("erp", 9, ("name", second))).Value);

    [Fact]
    public void Choose_RecordsThatDisagreeAboutTheMarks_LeaveTheWordAsItIs() => Assert.Equal(
        "Tuan Nguyễn",
        Golden(new("name", SurvivorRule.SourcePriority, "crm"), Candidate("crm", 1, ("name", "Tuan Nguyen")), Candidate("erp", 9, ("name", "Nguyễn Tuấn")), Candidate("web", 9, ("name", "Nguyễn Tuân"))).Value);

    [Fact]
    public void Choose_Longest_TakesTheFullestGroup()
    {
        var address = new SurvivorField("address", ["street", "city"], SurvivorRule.Longest, []);

        var golden = GoldenRecord.Choose([Candidate("a", 1, ("street", "12 Lê Lợi, phường Bến Nghé")), Candidate("b", 2, ("street", "5 Main"), ("city", "Huế"))], [address]);

        Assert.Equal(["5 Main", "Huế"], golden.Select(value => value.Value));
    }

    [Fact]
    public void Choose_Verified_WinsOverNewer()
    {
        var verified = Candidate("a", 1, ("email", "old@x.vn")) with { Verified = new HashSet<string> { "email" } };

        Assert.Equal("old@x.vn", Golden(new("email", SurvivorRule.VerifiedFirst), verified, Candidate("b", 9, ("email", "new@x.vn"))).Value);
    }

    [Fact]
    public void Choose_Pinned_WinsOverEverything()
    {
        var golden = GoldenRecord.Choose([Candidate("a", 1, ("city", "Huế"))], [new("city", SurvivorRule.MostRecent)], new Dictionary<string, string> { ["city"] = "Đà Nẵng" });

        Assert.Equal("Đà Nẵng", Assert.Single(golden).Value);
        Assert.Null(golden[0].Winner);
    }

    [Fact]
    public void Choose_AnyOrder_IsTheSame()
    {
        SurvivorCandidate[] candidates = [Candidate("a", 1, ("city", "X")), Candidate("b", 1, ("city", "Y")), Candidate("c", 1, ("city", "Z"))];
        var fields = Enum.GetValues<SurvivorRule>().Select(rule => new SurvivorField("city", rule)).ToArray();

        Assert.Equal(GoldenRecord.Choose(candidates, fields).Select(golden => golden.Value), GoldenRecord.Choose([.. candidates.Reverse()], fields).Select(golden => golden.Value));
    }
}
