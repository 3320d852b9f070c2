namespace CxHub.Tests.Insights.Statistics;

public sealed class SeriesTests
{
    private static readonly double[] Series = [31, 29, 33, 35, 34, 38, 37, 41];

    [Fact]
    public void MannKendall_NpsSeries_MatchesTheReference()
    {
        var trend = Trend.MannKendall(Series).Value!;

        Assert.Equal(22, trend.S);
        Near.Equal(65.333333, trend.Variance);
        Near.Equal(2.598076, trend.Z);
        Near.Equal(0.009375, trend.P);
        Near.Equal(1.5, trend.Slope);
        Assert.True(trend.SlopeInterval.Contains(1.5));
    }

    [Fact]
    public void MannKendall_Nile_MatchesTheReferenceAndIsWidened()
    {
        var trend = Trend.MannKendall(Reference.Nile).Value!;

        Assert.Equal(-1387, trend.S);
        Near.Equal(112728.333333, trend.Variance);
        Near.Equal(-4.128067, trend.Z);
        Near.Equal(3.658263e-05, trend.P, 1e-10);
        Near.Equal(-2.6, trend.Slope);
        Assert.True(trend.WidenedP > trend.P);
    }

    [Fact]
    public void MannKendall_ShortOrFlatSeries_IsRefused()
    {
        Assert.Contains("too few", Trend.MannKendall([1, 2, 3, 4, 5, 6, 7, double.NaN]).Refusal, StringComparison.Ordinal);
        Assert.Contains("no trend", Trend.MannKendall([.. Enumerable.Repeat(5.0, 12)]).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Smooth_ReferenceSeries_EndsAtTheReference() => Near.Equal(35.349322, Ewma.Smooth(Series, 30)[^1]);

    [Fact]
    public void ShareLimits_ReferenceShare_MatchTheReference() => Near.Equal(0.300752, 0.599248, Ewma.ShareLimits(0.45, 100));

    [Fact]
    public void Adjust_ReferencePValues_GiveTheReferenceQValues()
    {
        Assert.All(FalseDiscovery.Adjust([.001, .012, .03, .04, .2]).Zip([.005, .03, .05, .05, .2]), pair => Near.Equal(pair.Second, pair.First, 1e-12));
        Assert.True(double.IsNaN(FalseDiscovery.Adjust([double.NaN, 0.01])[0]));
    }

    [Fact]
    public void Correlations_ReferencePairs_MatchTheReference()
    {
        Column x = new("x", [9, 10, 6, 3, 8, 7, 10, 2, 5, 9]);
        Column y = new("y", [120, 150, 80, 20, 95, 90, 130, 30, 60, 70]);

        var pearson = Correlation.Pearson(x, y).Value!;
        Near.Equal(0.905573, pearson.Value);
        Near.Equal(0.641993, 0.977726, pearson.Interval);
        Near.Equal(0.000309949, pearson.P, 1e-9);
        Near.Equal(0.890260, Correlation.Spearman(x, y).Value!.Value);
        Near.Equal(0.795660, Correlation.Kendall(x, y).Value!.Value);
        var swiss = Correlation.Pearson(Reference.Swiss[0], Reference.Swiss.Named("Education")).Value!;
        Near.Equal(-0.663788857, swiss.Value, 1e-9);
        Near.Equal(-0.798707533, -0.465320585, swiss.Interval, 1e-9);
        Near.Equal(3.658617e-07, swiss.P, 1e-12);
        Near.Equal(-0.443257690, Correlation.Spearman(Reference.Swiss[0], Reference.Swiss.Named("Education")).Value!.Value, 1e-9);
    }

    [Fact]
    public void CorrelationTable_AllPairs_EqualsPairByPair()
    {
        var pairs = CorrelationTable.Of([.. Reference.Swiss, new("same", new double[47])]);

        Assert.Equal(15, pairs.Count);
        Assert.All(pairs, pair =>
        {
            Near.Equal(Correlation.Pearson(Reference.Swiss.Named(pair.First), Reference.Swiss.Named(pair.Second)).Value!.Value, pair.Pearson.Value, 1e-12);
            Near.Equal(Correlation.Spearman(Reference.Swiss.Named(pair.First), Reference.Swiss.Named(pair.Second)).Value!.Value, pair.Spearman.Value, 1e-12);
        });
    }

    [Fact]
    public void Correlations_ConstantColumn_IsRefused() =>
        Assert.Contains("c has the same value", Correlation.Spearman(new("x", [1, 2, 3]), new("c", [4, 4, 4])).Refusal, StringComparison.Ordinal);

    [Fact]
    public void KaplanMeier_Aml_MatchesTheReference()
    {
        var steps = Survival.KaplanMeier(Reference.AmlMaintained);

        Near.Equal(0.818182, steps.Single(step => step.Time == 13).Survival);
        Near.Equal(0.715909, steps.Single(step => step.Time == 18).Survival);
        Near.Equal(0.184091, steps.Single(step => step.Time == 48).Survival);
    }

    [Fact]
    public void LogRank_Aml_MatchesTheReference()
    {
        var test = Survival.LogRank([("maintained", Reference.AmlMaintained), ("non-maintained", Reference.AmlNonMaintained)]).Value!;

        Near.Equal(10.689336, test.Groups[0].Expected);
        Near.Equal(7.310664, test.Groups[1].Expected);
        Near.Equal(3.396389, test.ChiSquared);
        Near.Equal(0.065339, test.P);
        Assert.Equal((7, 11), (test.Groups[0].Events, test.Groups[1].Events));
    }

    [Fact]
    public void LogRank_EmptyGroup_IsRefused() => Assert.NotNull(Survival.LogRank([("a", Reference.AmlMaintained), ("b", [])]).Refusal);

    [Fact]
    public void Cox_Aml_MatchesEfron()
    {
        Lifetime[] all = [.. Reference.AmlMaintained, .. Reference.AmlNonMaintained];

        var coefficient = Assert.Single(Cox.Fit(all, [new("non", [.. all.Select((_, index) => index < 11 ? 0.0 : 1)])]).Value!);

        Near.Equal(0.915533, coefficient.Estimate);
        Near.Equal(2.498105, coefficient.HazardRatio);
        Near.Equal(0.511934, coefficient.StandardError);
    }

    [Fact]
    public void TwoSamples_Revenue_MatchTheReference()
    {
        double[] promoters = [120, 150, 95, 130, 70, 240, 110, 160];
        double[] detractors = [80, 20, 30, 95, 60, 45];

        var welch = TwoSamples.Welch(promoters, detractors).Value!;
        Near.Equal(79.375, welch.Difference);
        Near.Equal(3.654922, welch.T);
        Near.Equal(11.330605, welch.DegreesOfFreedom);
        Near.Equal(0.003612, welch.P);
        Near.Equal(31.745182, 127.004818, welch.Interval);
        Near.Equal(0.008188, TwoSamples.Welch(Array.ConvertAll(promoters, Math.Log), Array.ConvertAll(detractors, Math.Log)).Value!.P);
        var ranks = TwoSamples.MannWhitney(promoters, detractors).Value!;
        Near.Equal(45.5, ranks.W);
        Near.Equal(0.005458, ranks.P);
    }

    [Fact]
    public void TwoSamples_EmptyOrEqualGroups_AreRefused()
    {
        Assert.NotNull(TwoSamples.Welch([1, 2], [3]).Refusal);
        Assert.NotNull(TwoSamples.MannWhitney([1, 1], [1]).Refusal);
    }

    [Fact]
    public void Kappa_ReferenceTable_IsSeventyHundredths() => Near.Equal(0.70, Kappa.Of([[40, 10], [5, 45]]));
}
