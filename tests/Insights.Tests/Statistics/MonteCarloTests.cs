namespace CxHub.Tests.Insights.Statistics;

/// <summary>Promises that only many made-up data sets can test; seeds are fixed.</summary>
public sealed class MonteCarloTests
{
    [Theory]
    [InlineData(0.5, 0.2, 60)]
    [InlineData(0.35, 0.35, 120)]
    [InlineData(0.7, 0.1, 200)]
    public void NpsInterval_ManySamples_CoversTheTruthInNineteenOfTwenty(double promoters, double detractors, int n)
    {
        SeededRandom random = new(17);

        var covered = Enumerable.Range(0, 4000).Count(_ => Nps.Of(Sample(random, promoters, detractors, n)).Interval!.Value.Contains(100 * (promoters - detractors)));

        Assert.InRange(covered / 4000.0, 0.93, 0.97);
    }

    [Theory]
    [InlineData(0.3, 80)]
    [InlineData(0.7, 150)]
    public void Wilson_ManySamples_CoversTheTruthInNineteenOfTwenty(double share, int n)
    {
        SeededRandom random = new(23);

        var covered = Enumerable.Range(0, 4000).Count(_ => new Share(Enumerable.Range(0, n).Count(_ => random.NextDouble() < share), n).Interval!.Value.Contains(share));

        Assert.InRange(covered / 4000.0, 0.93, 0.97);
    }

    [Fact]
    public void Watch_FlatSeries_AlertsInLessThanOneOfTwenty()
    {
        SeededRandom random = new(29);

        var alerts = Enumerable.Range(0, 2000).Count(_ => Series(random, 32, _ => 0.45).Watch.Value!.FirstAlert is not null);

        Assert.InRange(alerts / 2000.0, 0, 0.05);
    }

    [Fact]
    public void Watch_DropOfTwentyPoints_AlertsSoon()
    {
        SeededRandom random = new(31);

        var alerts = Enumerable.Range(0, 500).Count(_ => Series(random, 20, period => period < 12 ? 0.5 : 0.3).Watch.Value!.FirstAlert is { } alert && string.CompareOrdinal(alert.Period, "12") >= 0);

        Assert.InRange(alerts / 500.0, 0.9, 1);
    }

    [Fact]
    public void MannKendall_FlatSeries_FindsATrendInAtMostOneOfTwenty()
    {
        SeededRandom random = new(37);

        var found = Enumerable.Range(0, 2000).Count(_ => Series(random, 24, _ => 0.45).Trend.Value!.FinalP < 0.05);

        Assert.InRange(found / 2000.0, 0.01, 0.05);
    }

    [Fact]
    public void FalseDiscovery_ManyCellsWithoutEffect_RarelyFindsOne()
    {
        SeededRandom random = new(41);

        var found = Enumerable.Range(0, 2000).Count(_ => FalseDiscovery.Adjust([.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())]).Any(q => q < 0.05));

        Assert.InRange(found / 2000.0, 0.03, 0.065);
    }

    [Fact]
    public void Bootstrap_MeanOfSkewedAmounts_CoversAboutNineteenOfTwenty()
    {
        SeededRandom random = new(43);

        var covered = Enumerable.Range(0, 1000).Count(run =>
        {
            var amounts = Enumerable.Range(0, 200).Select(_ => Math.Exp(0.3 * random.NextNormal())).ToArray();

            return Bootstrap.Percentile(Bootstrap.Resample(200, rows => rows.Average(row => amounts[row]), 400, (ulong)run))!.Value.Contains(Math.Exp(0.045));
        });

        Assert.InRange(covered / 1000.0, 0.93, 0.97);
    }

    [Fact]
    public void Ols_ManySamples_SlopeIntervalCovers()
    {
        SeededRandom random = new(47);

        var covered = Enumerable.Range(0, 2000).Count(_ =>
        {
            double[] x = [.. Enumerable.Range(0, 30).Select(_ => random.NextNormal())];

            return Ols.Fit(new("y", [.. x.Select(value => (0.7 * value) + random.NextNormal())]), [new("x", x)]).Value!.Coefficients[0].Interval.Contains(0.7);
        });

        Assert.InRange(covered / 2000.0, 0.93, 0.97);
    }

    private static NpsSeries Series(SeededRandom random, int periods, Func<int, double> promoters) =>
        NpsSeries.Of(Enumerable.Range(0, periods).Select(period => ($"{period:00}", Nps.Of(Sample(random, promoters(period), 0.25, 150)))));

    private static NpsCounts Sample(SeededRandom random, double promoters, double detractors, int n)
    {
        NpsCounts counts = default;

        for (var answer = 0; answer < n; answer++)
        {
            counts = counts.With(random.NextDouble() is var draw && draw < promoters ? NpsBand.Promoter : draw < promoters + detractors ? NpsBand.Detractor : NpsBand.Passive);
        }

        return counts;
    }
}
