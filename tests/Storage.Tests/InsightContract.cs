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

    private static Score Health(string profile, double value, string band) => new()
    {
        Subject = SubjectKind.Profile, SubjectId = profile, Measure = Measure.Health, Value = value, Text = band, Count = 1, At = Start, FormulaVersion = "1", InputHash = $"{value}",
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
