using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class InsightsOnSqlite() : InsightContract(TestEngine.Sqlite);

public sealed class InsightsOnPostgres() : InsightContract(TestEngine.Postgres);

/// <summary>What the analyses over all customers read beside the records: scores at a moment, times from answer to field.</summary>
public abstract class InsightContract(TestEngine engine) : StoreContract(engine)
{
    [Fact]
    public async Task StandingAt_ScoreThatChangedTwice_IsTheOneOfThatMoment()
    {
        await Write(s => s.Scores.PutAsync([Health("p", 80, "green"), Health("q", 30, "red")]));
        Clock.Advance(TimeSpan.FromDays(1));
        await Write(s => s.Scores.PutAsync([Health("p", 20, "red")]));
        Clock.Advance(TimeSpan.FromDays(1));
        await Write(s => s.Scores.RemoveAsync(SubjectKind.Profile, "q", [Measure.Health]));

        Assert.Empty(await Read(s => s.Scores.StandingAtAsync(Measure.Health, Start)));
        Assert.Equal([("p", "green"), ("q", "red")], (await Read(s => s.Scores.StandingAtAsync(Measure.Health, Start.AddHours(1)))).Select(score => (score.SubjectId, score.Text)));
        Assert.Equal([("p", "red"), ("q", "red")], (await Read(s => s.Scores.StandingAtAsync(Measure.Health, Start.AddDays(1.5)))).Select(score => (score.SubjectId, score.Text)));
        Assert.Equal([("p", 20d)], (await Read(s => s.Scores.StandingAsync(Measure.Health))).Select(score => (score.SubjectId, score.Value!.Value)));
    }

    [Fact]
    public async Task Lags_AnswerGivenSinceTheFirstWriteBack_RunsToTheFirstRowThatCarriesIt()
    {
        await AnswerAsync("old", Start.AddDays(-30));
        await PushAsync("first", Start.AddMinutes(5), "p");
        Clock.Advance(TimeSpan.FromHours(1));
        await AnswerAsync("new", Start.AddMinutes(50));
        await PushAsync("second", Start.AddMinutes(70), "p");
        await PushAsync("third", Start.AddMinutes(90), "p");

        var lag = Assert.Single(await Read(s => s.Pushes.LagsAsync(Start.AddDays(-60))));

        Assert.Equal((Start.AddMinutes(50), Start.AddMinutes(70)), lag);
        Assert.Empty(await Read(s => s.Pushes.LagsAsync(Start.AddMinutes(51))));
    }

    [Fact]
    public async Task Quality_MeasuredAgain_KeepsTheHistoryAndTheNewestExamples()
    {
        QualityFigure first = new("crm", "Person", "", "Validity", 8, 10, 2, [Contact("1"), Contact("2")]);
        QualityFigure currency = new("crm", "Person", "", "Currency", 6.25, 10, 1, []);
        await Write(s => s.Quality.PutAsync(new(Start, [first, currency, first with { Field = "email" }])));
        await Write(s => s.Quality.PutAsync(new(Start.AddHours(1), [first with { Numerator = 9, Failing = 1, Examples = [Contact("3")] }])));

        var latest = (await Read(s => s.Quality.LatestAsync()))!;
        Assert.Equal(Start.AddHours(1), latest.At);
        Assert.Equal([Contact("3")], Assert.Single(latest.Figures).Examples);
        Assert.Equal([("Currency", 6.25), ("Validity", 8), ("Validity", 9)], (await Read(s => s.Quality.SinceAsync(Start))).Select(one => (one.Figure.Dimension, one.Figure.Numerator)));
    }

    [Fact]
    public async Task Quality_DaysOlderThanAWeek_KeepTheirLastMeasurement()
    {
        QualityFigure figure = new("crm", "Person", "", "Validity", 8, 10, 2, []);
        foreach (var hours in new[] { 0, 1, 2, 30, 31, 24 * 9 })
        {
            await Write(s => s.Quality.PutAsync(new(Start.AddHours(hours), [figure])));
        }

        Assert.Equal([2, 31, 24 * 9], (await Read(s => s.Quality.SinceAsync(Start))).Select(one => (int)(one.At - Start).TotalHours));
    }

    [Fact]
    public async Task Kpis_MeasuredHourly_KeepTheWholeWeekAndOneOfEachDayBefore()
    {
        KpiMeasurement figure = new("service-csat", "Monthly", Start, 80, 40, 70, 90, null, false);
        foreach (var hours in new[] { 0, 1, 2, 30, 31 })
        {
            await Write(s => s.Kpis.PutAsync([figure with { At = Start.AddHours(hours), Value = hours }]));
        }

        Clock.Advance(TimeSpan.FromDays(9));
        await Write(s => s.Kpis.PutAsync([figure with { At = Start.AddDays(-30), IsRecomputed = true, Currency = "VND", Lower = null, Upper = null }, figure with { At = Clock.GetUtcNow() }]));

        var kept = await Read(s => s.Kpis.SinceAsync(Start.AddYears(-1)));
        Assert.Equal([80, 2, 31, 80], kept.Select(one => one.Value));
        Assert.Equal(figure with { At = Start.AddDays(-30), IsRecomputed = true, Currency = "VND", Lower = null, Upper = null }, kept[0]);
        Assert.Equal([("service-csat", "Monthly")], await Read(s => s.Kpis.KnownAsync()));
    }

    [Fact]
    public async Task Arrivals_ChangeAfterTheHubBeganToRead_IsTimedAndTheFirstLoadIsNot()
    {
        await Write(s => s.Records.LandAsync([Row("old", "{}", minute: -600), Row("same", "{}", minute: -500)], fullLoad: false));
        Clock.Advance(TimeSpan.FromMinutes(30));
        await Write(s => s.Records.LandAsync([Row("old", """{"a":1}""", minute: 20)], fullLoad: false));

        var arrival = Assert.Single(await Read(s => s.Records.ArrivalsAsync(Start)));

        Assert.Equal((Contact("old"), Start.AddMinutes(20), Start.AddMinutes(30)), arrival);
    }

    [Fact]
    public async Task Segments_Replaced_AreCountedAndListedByWhatIsAtStake()
    {
        await Write(s => s.Profiles.ApplyAsync(new() { Upserts = [Named("a"), Named("b"), Named("c")] }));
        SegmentRow row = new("a", "save", "high", "detractor", "P1", 5, 4, 5, "call", 920, true, null);
        await Write(s => s.Segments.ReplaceAsync([row with { ProfileId = "gone" }]));
        await Write(s => s.Segments.ReplaceAsync([row, row with { ProfileId = "b", Expected = 1000, Blocked = "sell: no consent" }, new("c", "ask", "low", null, null, null, null, null, "do nothing", 0, false, null)]));

        Assert.Equal([("ask", "low", null, 1L), ("save", "high", "detractor", 2L)], await Read(s => s.Segments.CountsAsync()));
        Assert.Equal([(5, 4, 2L, 5d)], await Read(s => s.Segments.FifthsAsync()));
        Assert.Equal(["b", "a", "c"], (await Read(s => s.Segments.TopAsync(null, 10))).Select(one => one.Row.ProfileId));
        Assert.Equal(row, (await Read(s => s.Segments.TopAsync("save", 10)))[1].Row);
        Assert.Equal("Name a", (await Read(s => s.Segments.TopAsync("save", 10)))[1].Name);
        Assert.Equal(["a", "b"], (await Read(s => s.Segments.PersonasAsync())).Keys.Order());
    }

    [Fact]
    public async Task Erase_APersonInASegmentAndAmongTheExamples_LeavesNeither()
    {
        await Write(s => s.Profiles.ApplyAsync(new() { Upserts = [Named("a")], Links = [new(Contact("1"), SubjectKind.Profile, "a", 0, "match", null, Start)] }));
        await Write(s => s.Segments.ReplaceAsync([new("a", "save", "high", "detractor", "P1", 5, 4, 5, "call", 920, true, null)]));
        await Write(s => s.Quality.PutAsync(new(Start, [new("crm", "Person", "", "Validity", 8, 10, 2, [Contact("1"), Contact("2")])])));

        await Write(s => s.Privacy.EraseAsync("a"));

        Assert.Empty(await Read(s => s.Segments.CountsAsync()));
        Assert.Equal([Contact("2")], Assert.Single((await Read(s => s.Quality.LatestAsync()))!.Figures).Examples);
    }

    private static Profile Named(string id) => new(id, SubjectKind.Profile, $"Name {id}", new Dictionary<string, GoldenValue>(), null, Start, Start);

    private static Score Health(string profile, double value, string band) => new()
    {
        Subject = SubjectKind.Profile,
        SubjectId = profile,
        Measure = Measure.Health,
        Value = value,
        Text = band,
        Count = 1,
        At = Start,
        FormulaVersion = "1",
        InputHash = $"{value}",
    };

    private Task AnswerAsync(string id, DateTimeOffset at) => Write(async s =>
    {
        await s.Canonical.PutAsync([new Feedback { Key = new("survey", "response", id), AnsweredAt = at, Nps = 9 }]);
        await s.Scores.PutAsync([Health("p", 9, "promoter") with { Measure = Measure.Nps, InputHash = id, FeedbackKey = new("survey", "response", id) }]);
    });

    private Task PushAsync(string run, DateTimeOffset at, string profile) => Write(async s =>
    {
        var push = new PushRun(run, "crm", PushRunState.Running, at, null, 1, 1, 0, 0, 0, 1, null);
        await s.Pushes.StartAsync(push);
        await s.Pushes.AddRowsAsync(run, [new PushLedgerRow("Contact", "1", profile, RowOutcome.Written, null, null, null, new Dictionary<string, object?>(), new Dictionary<string, object?>(), at)]);
        await s.Pushes.FinishAsync(push with { State = PushRunState.Succeeded, FinishedAt = at });
    });
}
