using CxHub.Insights.Outcomes;

namespace CxHub.Tests.Insights.Outcomes;

public sealed class MoneyAndTimeTests
{
    private static readonly double[] Promoters = [120, 150, 95, 130, 70, 240, 110, 160];

    private static readonly double[] Detractors = [80, 20, 30, 95, 60, 45];

    [Fact]
    public void Revenue_ReferenceAccounts_GiveMeansRatioAndTests()
    {
        var report = RevenueByBand.Compare([.. Accounts(NpsBand.Promoter, Promoters), .. Accounts(NpsBand.Detractor, Detractors)]);

        Near.Equal(134.375, report.Promoters.Mean);
        Near.Equal(55, report.Detractors.Mean);
        Near.Equal(125, report.Promoters.Median);
        Near.Equal(2.633290, report.Ratio);
        Near.Equal(0.003612, report.Welch.Value!.P);
        Near.Equal(0.008188, report.WelchOnLogs.Value!.P);
        Near.Equal(0.005458, report.Ranks.Value!.P);
        Assert.True(report.RatioInterval!.Value is { Lower: > 1.4, Upper: < 5 } interval && interval.Contains(2.633));
        Assert.Contains("associated with", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Revenue_EmptyGroup_SaysWhyThereIsNone()
    {
        var report = RevenueByBand.Compare([.. Accounts(NpsBand.Promoter, Promoters)]);

        Assert.Null(report.Ratio);
        Assert.Contains("cannot be compared yet", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Revenue_AccountTwice_IsAnErrorOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => RevenueByBand.Compare([new("a", NpsBand.Promoter, 1), new("a", NpsBand.Promoter, 1)]));

    [Fact]
    public void Retention_DetractorsLeaveEarlier_IsFound()
    {
        var from = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        CustomerLife Life(int i, NpsBand band, int days, bool left) => new($"{band}{i}", band, from, left ? from.AddDays(days) : null, from.AddDays(days));
        var lives = Enumerable.Range(0, 40).SelectMany(i => new[] { Life(i, NpsBand.Detractor, 20 + (5 * i), i % 4 != 0), Life(i, NpsBand.Promoter, 100 + (5 * i), i % 4 == 0) });

        var report = Retention.ByBand(lives);

        Assert.Equal(["Detractor", "Promoter"], report.Curves.Select(curve => curve.Band));
        Assert.True(report.Curves[0].At(120) < report.Curves[1].At(120));
        Assert.Equal(1, report.Curves[1].At(50));
        Assert.Contains("associated with different retention", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void LagProfile_OutcomeFollowsTwoMonthsLater_PeaksAtTwo()
    {
        SeededRandom random = new(4);
        double[] scores = [.. Enumerable.Range(0, 36).Select(_ => 30 + (10 * random.NextNormal()))];
        double[] outcomes = [.. scores.Select((_, month) => month < 2 ? double.NaN : scores[month - 2] + random.NextNormal())];

        var profile = LagProfile.Of(scores, outcomes);

        Assert.Equal(2, profile.MaxBy(lag => lag.Correlation.Value!.Value)!.Months);
        Assert.Equal(13, profile.Count);
        Assert.True(profile[2].Q < 0.001);
    }

    [Fact]
    public void ClusterBootstrap_DealsOfOneAccountAlike_GivesAWiderInterval()
    {
        var deals = Enumerable.Range(0, 400).Select(i => ($"a{i / 10}", i / 10 % 2 == 0, i / 20 % 3 == 0)).ToList();

        var clustered = ClusterBootstrap.DifferenceOfRates(deals, 500)!.Value;
        var single = ClusterBootstrap.DifferenceOfRates(deals.Select((deal, index) => ($"{index}", deal.Item2, deal.Item3)), 500)!.Value;

        Assert.True(clustered.HalfWidth > 2 * single.HalfWidth);
    }

    [Fact]
    public void WindowSensitivity_ThreeWindows_CoverMoreWithTime()
    {
        DateTimeOffset Day(int day) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
        DealOutcome[] deals = [.. Enumerable.Range(0, 30).Select(i => new DealOutcome { DealId = $"{i}", Customer = $"{i}", Won = i % 2 == 0, ClosedAt = Day(0) })];
        ScorePoint[] scores = [.. Enumerable.Range(0, 30).Select(i => new ScorePoint($"{i}", Day(-10 - (12 * i)), 9))];

        var covered = WindowSensitivity.Of(deals, scores, new()).Select(report => report.Covered.Hits).ToArray();

        Assert.Equal([7, 15, 30], covered);
    }

    private static IEnumerable<AccountRevenue> Accounts(NpsBand band, double[] amounts) => amounts.Select((amount, index) => new AccountRevenue($"{band}{index}", band, amount));
}
