namespace CxHub.Tests.Insights.Statistics;

public sealed class ModelTests
{
    [Fact]
    public void Ols_Longley_GivesTheCertifiedDigits()
    {
        var fit = Ols.Fit(Reference.Longley[^1], Reference.Longley[..^1]).Value!;

        Near.Equal(-3482.25863460, fit.Intercept.Estimate);
        double[] expected = [0.0150618722714, -0.0358191792926, -0.0202022980382, -0.0103322686717, -0.0511041056536, 1.82915146461];
        Assert.All(expected.Zip(fit.Coefficients), pair => Near.Equal(pair.First, pair.Second.Estimate, 1e-11));
        Near.Equal(0.995479004577, fit.RSquared, 1e-12);
        Near.Equal(0.304854073562, fit.Sigma, 1e-12);
        double[] vif = [135.532438, 1788.513483, 33.618891, 3.588930, 399.151022, 758.980597];
        Assert.All(vif.Zip(fit.Coefficients), pair => Near.Equal(pair.First, pair.Second.Vif));
        Assert.Contains(fit.Notes, note => note.Contains("Year", StringComparison.Ordinal));
    }

    [Fact]
    public void Ols_Swiss_GivesCoefficientsAndVif()
    {
        var fit = Ols.Fit(Reference.Swiss[0], Reference.Swiss[1..]).Value!;

        Near.Equal(66.9151816790, fit.Intercept.Estimate);
        double[] expected = [-0.1721139709, -0.2580082398, -0.8709400629, 0.1041153307, 1.0770481407];
        Assert.All(expected.Zip(fit.Coefficients), pair => Near.Equal(pair.First, pair.Second.Estimate, 1e-9));
        Near.Equal(0.706735001593, fit.RSquared, 1e-10);
        Near.Equal(0.670970977397, fit.AdjustedRSquared, 1e-10);
        double[] vif = [2.284129, 3.675420, 2.774943, 1.937160, 1.107542];
        Assert.All(vif.Zip(fit.Coefficients), pair => Near.Equal(pair.First, pair.Second.Vif));
    }

    [Fact]
    public void Ols_ConstantAndRepeatedColumns_AreLeftOutAndNamed()
    {
        var fit = Ols.Fit(Reference.Swiss[0], [Reference.Swiss[1], new("same", [.. Enumerable.Repeat(3.0, 47)]), new("twice", [.. Reference.Swiss[1].Values.Select(x => 2 * x)])]).Value!;

        Assert.Single(fit.Coefficients);
        Assert.Equal(2, fit.Notes.Count);
    }

    [Theory]
    [InlineData(5, "more rows than columns")]
    [InlineData(2, "too few")]
    public void Ols_TooFewRows_IsRefusedWithASentence(int rows, string expected)
    {
        var cut = Reference.Longley.Select(column => column with { Values = column.Values[..rows] }).ToArray();

        Assert.Contains(expected, Ols.Fit(cut[^1], cut[..^1]).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Ols_ConstantOutcomeOrMissingRows_IsSaid()
    {
        Assert.Contains("same value", Ols.Fit(new("y", [1, 1, 1, 1]), [new("x", [1, 2, 3, 4])]).Refusal, StringComparison.Ordinal);
        Assert.Equal(1, Ols.Fit(new("y", [1, 2, double.NaN, 4, 6]), [new("x", [1, 2, 3, 4, 5])]).Value!.Dropped);
    }

    [Fact]
    public void Logistic_SpectorMazzeo_MatchesThePublishedTable()
    {
        var fit = Logistic.Fit(Reference.Spector[^1], Reference.Spector[..^1], new() { MinimumEventsPerParameter = 0 }).Value!;

        (double, double)[] expected = [(-13.021346858, 4.931324214), (2.826112595, 1.262941076), (0.095157661, 0.141554206), (2.378687655, 1.064564254)];
        LogisticCoefficient[] actual = [fit.Intercept, .. fit.Coefficients];
        Assert.All(expected.Zip(actual), pair =>
        {
            Near.Equal(pair.First.Item1, pair.Second.Estimate, 1e-8);
            Near.Equal(pair.First.Item2, pair.Second.StandardError, 1e-8);
        });
        Near.Equal(-12.889634222, fit.LogLikelihood, 1e-8);
        Near.Equal(-20.591729697, fit.NullLogLikelihood, 1e-8);
        Near.Equal(0.374038295, fit.McFadden, 1e-8);
        Near.Equal(15.404190949, fit.LikelihoodRatio, 1e-8);
        Near.Equal(0.001501879, fit.P, 1e-8);
        Assert.Equal(10, fit.Calibration.Count);
        Assert.InRange(fit.Auc, 0.88, 0.9);
    }

    [Fact]
    public void Logistic_ORing_ConvergesFully()
    {
        var fit = Logistic.Fit(Reference.ORing[1], Reference.ORing[..1], new() { MinimumEventsPerParameter = 0 }).Value!;

        Near.Equal(15.042901648, fit.Intercept.Estimate, 1e-8);
        Near.Equal(7.378636385, fit.Intercept.StandardError, 1e-8);
        Near.Equal(-0.232162744, fit.Coefficients[0].Estimate, 1e-8);
        Near.Equal(0.108236522, fit.Coefficients[0].StandardError, 1e-8);
        Near.Equal(20.315192688, fit.Deviance, 1e-8);
        Near.Equal(28.267152735, fit.NullDeviance, 1e-8);
    }

    [Fact]
    public void Logistic_FewEventsPerPredictor_IsRefused() =>
        Assert.Contains("11 events for 3 predictors (3.67 per parameter)", Logistic.Fit(Reference.Spector[^1], Reference.Spector[..^1]).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Logistic_Separated_SaysSoAndRidgeGivesAnEstimate(bool quasi)
    {
        Column x = new("x", [.. Enumerable.Range(0, 60).Select(i => quasi ? (i < 20 ? 1.0 : 0) : i)]);
        Column y = new("won", [.. Enumerable.Range(0, 60).Select(i => quasi ? (i < 20 || i % 3 == 0 ? 1.0 : 0) : (i >= 30 ? 1 : 0))]);

        Assert.Contains("Perfect separation: x", Logistic.Fit(y, [x]).Refusal, StringComparison.Ordinal);
        Assert.True(double.IsFinite(Logistic.Fit(y, [x], new() { Ridge = LogisticOptions.OfferedRidge }).Value!.Coefficients[0].StandardError));
    }

    [Fact]
    public void Logistic_OneClassOrOtherValues_IsRefused()
    {
        Column x = new("x", [.. Enumerable.Range(0, 40).Select(i => (double)(i % 7))]);

        Assert.Contains("nothing to explain", Logistic.Fit(new("won", new double[40]), [x]).Refusal, StringComparison.Ordinal);
        Assert.Contains("must be 0 or 1", Logistic.Fit(new("won", [.. x.Values]), [x]).Refusal, StringComparison.Ordinal);
        Assert.NotNull(Logistic.Fit(new("won", [.. x.Values.Select(v => v > 3 ? 1.0 : 0)]), [new("c", new double[40])]).Refusal);
    }

    [Fact]
    public void MantelHaenszel_Admissions_ReverseTheMarginalRatio()
    {
        var marginal = Reference.Admissions.Aggregate((sum, table) => new(sum.ExposedEvents + table.ExposedEvents, sum.ExposedOthers + table.ExposedOthers, sum.UnexposedEvents + table.UnexposedEvents, sum.UnexposedOthers + table.UnexposedOthers));

        var adjusted = MantelHaenszel.Of(Reference.Admissions).Value!;

        Near.Equal(1.841080, marginal.OddsRatio);
        Near.Equal(0.904697, adjusted.OddsRatio);
        Near.Equal(1.524607, adjusted.ChiSquared);
        Near.Equal(0.216924, adjusted.P);
        Near.Equal(0.771907, 1.060330, adjusted.Interval);
    }

    [Fact]
    public void MantelHaenszel_EmptyCells_IsRefused() => Assert.NotNull(MantelHaenszel.Of([new(3, 0, 5, 0)]).Refusal);
}
