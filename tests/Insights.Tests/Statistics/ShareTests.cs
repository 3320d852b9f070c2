namespace CxHub.Tests.Insights.Statistics;

public sealed class ShareTests
{
    [Theory]
    [InlineData(81, 263, 0.25528852, 0.36620958)]
    [InlineData(15, 148, 0.06238640, 0.16048724)]
    [InlineData(0, 20, 0.00000000, 0.16112516)]
    [InlineData(1, 29, 0.00611321, 0.17175522)]
    [InlineData(60, 100, 0.50200259, 0.69059871)]
    [InlineData(12, 40, 0.18074845, 0.45430019)]
    [InlineData(9, 10, 0.59584997, 0.98212379)]
    public void Interval_NewcombesCases_MatchThePublishedBounds(int hits, int n, double lower, double upper) =>
        Near.Equal(lower, upper, new Share(hits, n).Interval, 1e-8);

    [Fact]
    public void Interval_NothingCounted_IsAbsentRatherThanEverything() => Assert.Null(new Share(0, 0).Interval);

    [Fact]
    public void Wilson_MoreHitsThanCases_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Share.Wilson(3, 2));

    [Fact]
    public void Compare_TwoShares_MatchThePooledTest()
    {
        var first = Proportions.Compare(new(140, 200), new(120, 200))!;
        var second = Proportions.Compare(new(60, 100), new(45, 100))!;

        Near.Equal(2.096570, first.Z);
        Near.Equal(0.036032, first.P);
        Near.Equal(2.123977, second.Z);
        Near.Equal(4.511278, second.Z!.Value * second.Z.Value);
        Near.Equal(0.033672, second.P);
    }

    [Fact]
    public void CochranArmitage_FleissSmokers_MatchesThePublishedTest()
    {
        var trend = Proportions.CochranArmitage([new(83, 86), new(90, 93), new(129, 136), new(70, 82)])!;

        Near.Equal(8.224922, trend.ChiSquared);
        Near.Equal(0.004132, trend.P);
    }

    [Fact]
    public void CochranArmitage_OneGroupOrNoLosses_HasNoTest()
    {
        Assert.Null(Proportions.CochranArmitage([new(3, 5), default]));
        Assert.Null(Proportions.CochranArmitage([new(3, 3), new(5, 5)]));
    }
}
