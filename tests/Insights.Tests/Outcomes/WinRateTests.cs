using CxHub.Insights.Outcomes;

namespace CxHub.Tests.Insights.Outcomes;

public sealed class WinRateTests
{
    [Fact]
    public void ByBand_ReferenceCounts_GiveRatesIntervalsAndTrend()
    {
        var report = WinRates.ByBand(Exposure.Join([.. Band("d", 60, 12), .. Band("n", 90, 30), .. Band("p", 120, 63)], [.. Scores("d", 60, 3), .. Scores("n", 90, 8), .. Scores("p", 120, 10)], new()));

        Near.Equal(0.2, report.Bands[0].Rate.Value);
        Near.Equal(0.118285, 0.317818, report.Bands[0].Rate.Interval);
        Near.Equal(1 / 3.0, report.Bands[1].Rate.Value);
        Near.Equal(0.244535, 0.435777, report.Bands[1].Rate.Interval);
        Near.Equal(0.525, report.Bands[2].Rate.Value);
        Near.Equal(0.436270, 0.612179, report.Bands[2].Rate.Interval);
        Near.Equal(19.324987, report.Trend!.ChiSquared);
        Near.Equal(1.102541e-05, report.Trend.P, 1e-11);
        Assert.Contains("associated with", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_AnswerOnTheClosingDay_IsNotUsed()
    {
        ScorePoint[] scores = [new("acme", Day(2026, 1, 10), 9), new("acme", Day(2026, 3, 5), 4)];

        var exposed = Assert.Single(Exposure.Join([Deal("1", "acme", true, Day(2026, 3, 5))], scores, new()).Closed);

        Assert.Equal(9, exposed.Score!.Value.Score);
    }

    [Fact]
    public void Join_AnswersAfterOrBeforeTheWindow_LeaveTheDealInItsOwnRow()
    {
        DealOutcome[] deals = [Deal("1", "late", true, Day(2026, 3, 5)), Deal("2", "old", false, Day(2026, 3, 5)), Deal("3", "never", false, Day(2026, 3, 5)), Deal("4", "x", null, null)];
        ScorePoint[] scores = [new("late", Day(2026, 3, 6), 9), new("old", Day(2025, 1, 1), 9)];

        var exposed = Exposure.Join(deals, scores, new());
        var report = WinRates.ByBand(exposed);

        Assert.Equal(new Share(1, 3), report.WithoutScore.Rate);
        Assert.Equal(new Share(0, 3), report.Covered);
        Assert.Equal((1, 1), (report.Open, report.AnsweredOnlyAfter));
        Assert.Equal(["never"], exposed.WithoutAnyScore);
        Assert.Null(report.Trend);
    }

    [Fact]
    public void Join_KeysThatDifferInCaseAndSpaces_StillMeet()
    {
        var exposed = Exposure.Join([Deal("1", " ACME  Việt Nam", true, Day(2026, 3, 5))], [new("acme việt nam ", Day(2026, 2, 1), 9)], new());

        Assert.NotNull(Assert.Single(exposed.Closed).Score);
    }

    private static IEnumerable<DealOutcome> Band(string band, int all, int won) =>
        Enumerable.Range(0, all).Select(i => Deal($"{band}{i}", $"{band}{i}", i < won, Day(2026, 3, 5)));

    private static IEnumerable<ScorePoint> Scores(string band, int all, double score) =>
        Enumerable.Range(0, all).Select(i => new ScorePoint($"{band}{i}", Day(2026, 2, 1), score));

    private static DealOutcome Deal(string id, string customer, bool? won, DateTimeOffset? closedAt) =>
        new() { DealId = id, Customer = customer, Won = won, ClosedAt = closedAt };

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
