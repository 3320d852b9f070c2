using CxHub.Domain;
using CxHub.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class RecordsOnSqlite() : RecordContract(TestEngine.Sqlite);

public sealed class RecordsOnPostgres() : RecordContract(TestEngine.Postgres);

public abstract class RecordContract(TestEngine engine) : StoreContract(engine)
{
    [Fact]
    public async Task Land_NewAndUnchangedRows_ReturnsOnlyWhatChanged()
    {
        await Write(s => s.Records.LandAsync([Row("1", """{"a":1}"""), Row("2", """{"a":2}""")], fullLoad: false));

        var changed = await Write(s => s.Records.LandAsync([Row("1", """{"a":1}""", 5), Row("2", """{"a":3}""", 5), Row("3", "{}", 5)], fullLoad: false));

        Assert.Equal([Contact("2"), Contact("3")], changed.Order());
    }

    [Fact]
    public async Task Land_OlderVersion_NeverReplacesTheNewerOne()
    {
        await Write(s => s.Records.LandAsync([Row("1", """{"v":"new"}""", 10)], fullLoad: false));

        var changed = await Write(s => s.Records.LandAsync([Row("1", """{"v":"old"}""", 9), Row("1", """{"v":"older"}""", 8)], fullLoad: true));

        Assert.Empty(changed);
        Assert.Equal("""{"v":"new"}""", (await GetAsync("1")).Body);
        Assert.Equal(Start.AddMinutes(10), (await GetAsync("1")).ModifiedAt);
    }

    [Fact]
    public async Task Land_OnePageNamesARecordTwice_KeepsItsNewestVersion()
    {
        await Write(s => s.Records.LandAsync([Row("1", """{"v":2}""", 2), Row("1", """{"v":3}""", 3), Row("1", """{"v":1}""", 1)], fullLoad: false));

        Assert.Equal("""{"v":3}""", (await GetAsync("1")).Body);
    }

    [Fact]
    public async Task Land_TwoVersionsOfOneSecond_TheLaterArrivalCounts()
    {
        await Write(s => s.Records.LandAsync([Row("1", """{"v":1}""")], fullLoad: false));

        var changed = await Write(s => s.Records.LandAsync([Row("1", """{"v":2}""")], fullLoad: false));

        Assert.Equal([Contact("1")], changed);
        Assert.Equal("""{"v":2}""", (await GetAsync("1")).Body);
    }

    [Fact]
    public async Task Land_TombstoneWithoutBody_KeepsTheLastBody()
    {
        await Write(s => s.Records.LandAsync([Row("1", """{"name":"An"}""")], fullLoad: false));

        var changed = await Write(s => s.Records.LandAsync([Row("1", "{}", 5, deleted: true)], fullLoad: false));

        var record = await GetAsync("1");
        Assert.Equal([Contact("1")], changed);
        Assert.True(record.Deleted);
        Assert.Equal("""{"name":"An"}""", record.Body);
        Assert.Empty(await Read(s => s.Records.KeysAsync("salesforce", "Contact")));
    }

    [Fact]
    public async Task Land_DeletedRecordThatComesBack_IsLiveAndChanged()
    {
        await Write(s => s.Records.LandAsync([Row("1", """{"a":1}""")], fullLoad: false));
        await Write(s => s.Records.LandAsync([Row("1", "{}", 5, deleted: true)], fullLoad: false));

        var changed = await Write(s => s.Records.LandAsync([Row("1", """{"a":1}""", 6)], fullLoad: false));

        Assert.Equal([Contact("1")], changed);
        Assert.False((await GetAsync("1")).Deleted);
    }

    [Fact]
    public async Task Sweep_AfterAFullLoad_DeletesOnlyWhatTheLoadDidNotSee()
    {
        await Write(s => s.Records.LandAsync([Row("kept", "{}"), Row("gone", "{}"), new(new("salesforce", "Account", "1"), Start, false, "{}")], fullLoad: true));
        Clock.Advance(TimeSpan.FromHours(1));
        var startedAt = Clock.GetUtcNow();
        await Write(s => s.Records.LandAsync([Row("kept", "{}")], fullLoad: true));
        await Write(s => s.Records.LandAsync([Row("new", "{}", 70)], fullLoad: false));

        var swept = await Write(s => s.Records.SweepAsync("salesforce", "Contact", startedAt));

        Assert.Equal([Contact("gone")], swept);
        Assert.Equal([Contact("kept"), Contact("new")], await Read(s => s.Records.KeysAsync("salesforce", "Contact")));
        Assert.Equal(3, (await Read(s => s.Records.KeysAsync("salesforce", null))).Count);
        Assert.Empty(await Write(s => s.Records.SweepAsync("salesforce", "Contact", startedAt)));
    }

    [Fact]
    public async Task Seen_AllButOne_CountsThatOneAsUnseenAndSweepsOnlyIt()
    {
        await Write(s => s.Records.LandAsync([Row("a", "{}"), Row("b", "{}"), Row("gone", "{}")], fullLoad: true));
        await Write(s => s.Records.LandAsync([Row("deleted", "{}", deleted: true)], fullLoad: false));
        Clock.Advance(TimeSpan.FromHours(1));
        var startedAt = Clock.GetUtcNow();

        await Write(s => s.Records.SeenAsync("salesforce", "Contact", ["a", "b", "unknown"]));

        Assert.Equal((3L, 1L), await Read(s => s.Records.UnseenAsync("salesforce", "Contact", startedAt)));
        Assert.Equal([Contact("gone")], await Write(s => s.Records.SweepAsync("salesforce", "Contact", startedAt)));
        Assert.Equal((2L, 0L), await Read(s => s.Records.UnseenAsync("salesforce", "Contact", startedAt)));
    }

    [Fact]
    public async Task Land_TwentyFiveThousandRowsOfOneTimestamp_KeepsEveryOneOnce()
    {
        var rows = Enumerable.Range(0, 25_000).Select(i => Row($"{i:D5}", $$"""{"n":{{i}}}""")).ToList();

        var first = await Write(s => s.Records.LandAsync(rows, fullLoad: true));
        var second = await Write(s => s.Records.LandAsync(rows, fullLoad: true));

        Assert.Equal(25_000, first.Distinct().Count());
        Assert.Empty(second);
        Assert.Equal(25_000, (await Read(s => s.Records.KeysAsync("salesforce", "Contact"))).Count);
    }

    [Fact]
    public void Land_VersionsInAnyOrderAndAnyPages_EndInTheNewest()
    {
        var versions = Gen.Choose(1, 6).SelectMany(count => Gen.Shuffle(Enumerable.Range(0, count).ToArray()));
        var run = 0;
        Prop.ForAll(versions.ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), (order, pageSize, deletedAt) =>
        {
            var id = $"{Interlocked.Increment(ref run)}";
            foreach (var page in order.Chunk(pageSize))
            {
                Write(s => s.Records.LandAsync([.. page.Select(minute => Row(id, $"v{minute}", minute, deleted: minute == deletedAt))], fullLoad: run % 2 is 0)).GetAwaiter().GetResult();
            }

            var stored = GetAsync(id).GetAwaiter().GetResult();
            var newest = order.Max();
            return stored == Row(id, $"v{newest}", newest, deleted: newest == deletedAt);
        }).Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData("O'Brien; DROP TABLE record; --")]
    [InlineData("Nguyễn Thị Ánh 😀👩‍👩‍👧")]
    [InlineData("a quote \" a brace {rows} a percent % a backslash \\ a line\nbreak")]
    public async Task Land_AwkwardText_ComesBackByteForByte(string text)
    {
        await Write(s => s.Records.LandAsync([Row(text, text)], fullLoad: false));

        Assert.Equal(text, (await GetAsync(text)).Body);
        Assert.Equal([Contact(text)], await Read(s => s.Records.KeysAsync("salesforce", null)));
    }

    [Fact]
    public async Task Land_CommentOfAHundredThousandCharacters_ComesBackWhole()
    {
        var comment = string.Concat(Enumerable.Repeat("Rất tệ! 😡 ", 10_000));

        await Write(s => s.Records.LandAsync([Row("1", comment)], fullLoad: false));

        Assert.Equal(comment, (await GetAsync("1")).Body);
    }

    [Fact]
    public async Task Land_TextNoDatabaseCanHold_IsRepairedAndTheOthersGoOn()
    {
        var broken = "An\0h " + '\uD83D';

        await Write(s => s.Records.LandAsync([Row("1", broken), Row("2", "fine")], fullLoad: false));

        Assert.Equal("An\uFFFDh \uFFFD", (await GetAsync("1")).Body);
        Assert.Equal("fine", (await GetAsync("2")).Body);
    }

    [Fact]
    public async Task Land_InstantsOfAnyZone_ComeBackAsTheSameMomentInUtc()
    {
        var local = new DateTimeOffset(2025, 3, 30, 2, 30, 0, 123, 456, TimeSpan.FromHours(7));

        await Write(s => s.Records.LandAsync([new(Contact("1"), local, false, "{}"), new(Contact("never"), default, false, "{}")], fullLoad: false));

        Assert.Equal(local.ToUniversalTime(), (await GetAsync("1")).ModifiedAt);
        Assert.Equal(TimeSpan.Zero, (await GetAsync("1")).ModifiedAt.Offset);
        Assert.Equal(default, (await GetAsync("never")).ModifiedAt);
    }

    [Fact]
    public async Task Cursor_SetAndReset_BelongsToOneEntityOfOneSource()
    {
        var cursor = new SourceCursor("salesforce", "Contact", "page 7", Start, Start, null, null);
        await Write(s => s.Cursors.SetAsync(cursor));
        await Write(s => s.Cursors.SetAsync(cursor with { Source = "dataverse", Cursor = "delta" }));

        await Write(s => s.Cursors.SetAsync(cursor with { Cursor = "page 8", LastError = "503", CompletedAt = Start }));

        Assert.Equal(cursor with { Cursor = "page 8", LastError = "503", CompletedAt = Start }, await Read(s => s.Cursors.GetAsync("salesforce", "Contact")));
        Assert.Equal("delta", (await Read(s => s.Cursors.GetAsync("dataverse", "Contact")))!.Cursor);
        await Write(s => s.Cursors.ResetAsync("salesforce", "Contact"));
        Assert.Equal(["dataverse"], (await Read(s => s.Cursors.AllAsync())).Select(left => left.Source));
    }

    [Fact]
    public async Task SetAside_PutTwiceAndClear_HoldsEachRowOnce()
    {
        await Write(s => s.SetAside.PutAsync([new("map", "crm", "1", "no name", "{}", Start), new("map", "crm", "2", "no name", null, Start), new("pull", "crm", "1", "bad JSON", null, Start)]));
        await Write(s => s.SetAside.PutAsync([new("map", "crm", "1", "no e-mail", "{}", Start.AddHours(1))]));

        Assert.Equal(3, await Read(s => s.SetAside.CountAsync()));
        Assert.Equal(["no e-mail", "no name"], (await Read(s => s.SetAside.ListAsync("map", "crm", 10))).Select(row => row.Reason));
        await Write(s => s.SetAside.ClearAsync("map", ["1"]));
        Assert.Equal([("map", "2"), ("pull", "1")], (await Read(s => s.SetAside.ListAsync(null, null, 10))).Select(row => (row.Step, row.Key)));
    }

    private async Task<SourceRecord> GetAsync(string id) => Assert.Single(await Read(s => s.Records.GetAsync([Contact(id)])));
}
