using CxHub.Insights.Outcomes;

namespace CxHub.Tests.Insights.Outcomes;

public sealed class AdjustedEffectTests
{
    private static readonly EffectStudy Confounded = new(
        [.. Cases("SMB", true, 45, 60), .. Cases("SMB", false, 28, 40), .. Cases("ENT", true, 6, 20), .. Cases("ENT", false, 20, 80)], ["segment"], []);

    [Fact]
    public void Of_ConfoundedExample_ShowsCrudeAndAdjustedSideBySide()
    {
        var report = AdjustedEffect.Of(Confounded);

        Near.Equal(0.6375, report.Exposed.Value);
        Near.Equal(0.528108, 0.734292, report.Exposed.Interval);
        Near.Equal(0.4, report.Unexposed.Value);
        Near.Equal(0.316764, 0.489440, report.Unexposed.Interval);
        Near.Equal(2.637931, report.CrudeOddsRatio);
        Near.Equal(0.2375, report.CrudeDifference!.Difference);
        var common = report.MantelHaenszel.Value!;
        Near.Equal(1.285714, common.OddsRatio);
        Near.Equal(0.507120, common.ChiSquared);
        Near.Equal(0.476388, common.P);
        Near.Equal(0.645455, 2.561077, common.Interval);
        Near.Equal(0.525, report.Standardised!.Exposed);
        Near.Equal(0.475, report.Standardised.Unexposed);
        Near.Equal(0.05, report.Standardised.Difference);
        Assert.True(report.Standardised.Interval.Contains(0));
        Assert.Contains("No evidence", report.Sentence, StringComparison.Ordinal);
        Assert.Contains("controlled for segment", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ConfoundedExample_GivesTheReferenceModel()
    {
        var fit = AdjustedEffect.Of(Confounded).Logistic.Value!;

        // The most frequent segment is the reference; both have 100 cases, so the first by name (ENT) is it and SMB mirrors it.
        Near.Equal(0.251314, fit.Coefficients[0].Estimate);
        Near.Equal(0.351572, fit.Coefficients[0].StandardError);
        Near.Equal(0.474714, fit.Coefficients[0].P);
        Near.Equal(0.645484, 2.560964, fit.Coefficients[0].OddsRatioInterval);
        Near.Equal(1.945910, fit.Coefficients[1].Estimate);
        Near.Equal(0.344156, fit.Coefficients[1].StandardError);
        Near.Equal(0.847298, fit.Intercept.Estimate + fit.Coefficients[1].Estimate);
    }

    [Fact]
    public void Logistic_ConfoundedExample_AgainstSmb_HasTheReferenceIntercept()
    {
        Column Of(string name, Func<EffectCase, bool> value) => new(name, [.. Confounded.Cases.Select(one => value(one) ? 1.0 : 0)]);

        var fit = Logistic.Fit(Of("won", one => one.Won), [Of("promoter", one => one.Exposed), Of("ENT", one => one.Stratum == "ENT")]).Value!;
        var crude = Logistic.Fit(Of("won", one => one.Won), [Of("promoter", one => one.Exposed)]).Value!;

        Near.Equal(0.847298, fit.Intercept.Estimate);
        Near.Equal(0.302333, fit.Intercept.StandardError);
        Near.Equal(-1.945910, fit.Coefficients[1].Estimate);
        Near.Equal(0.969995, crude.Coefficients[0].Estimate);
        Near.Equal(0.001135, crude.Coefficients[0].P);
    }

    [Fact]
    public void Of_FewEvents_RefusesTheModelAndKeepsTheCounts()
    {
        var report = AdjustedEffect.Of(new([.. Cases("a", true, 5, 10), .. Cases("b", false, 4, 10)], ["segment"], []));

        Assert.Contains("per parameter", report.Sentence, StringComparison.Ordinal);
        Assert.Null(report.Standardised);
        Assert.Equal(new Share(5, 10), report.Exposed);
    }

    [Fact]
    public void Placebo_NoEffect_FindsSomethingInOneOfTwenty()
    {
        var report = Placebo.Run(Confounded, 400);

        Assert.InRange(report.FalseFindings.Value!.Value, 0, 0.08);
        Assert.InRange(report.P, 0.3, 0.7);
    }

    [Fact]
    public void Placebo_ShuffledScores_SayNoEvidenceInNineteenOfTwenty()
    {
        var wrong = Enumerable.Range(0, 400).Count(seed => AdjustedEffect.Of(Simulate((ulong)seed, 0)).Effect!.P < 0.05);

        Assert.InRange(wrong / 400.0, 0, 0.05 + (2 * Math.Sqrt(0.05 * 0.95 / 400)));
    }

    [Fact]
    public void Of_KnownEffect_IsCoveredInNineteenOfTwenty()
    {
        var covered = Enumerable.Range(0, 400).Count(seed => AdjustedEffect.Of(Simulate((ulong)seed, 0.8)).Effect!.Interval.Contains(0.8));

        Assert.InRange(covered / 400.0, 0.93, 0.97);
    }

    [Fact]
    public void Leakage_AmountAtClose_IsWarnedOf()
    {
        Column won = new("won", [1, 1, 1, 1, 0, 0, 0, 0]);

        var warnings = Leakage.Check(won, [new("amount", [5, 6, 7, 8, 0, 0, 0, 9]), new("days_to_close", [1, 2, 3, 4, 5, 6, 7, 8]), new("list_price", [1, 2, 3, 4, 1, 2, 3, 4]), new("deal value", [1, 2, 3, 4, 1, 2, 3, 4])]);

        Assert.Equal(3, warnings.Count);
        Assert.Contains("0 on 75 % of lost and 0 % of won", warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void KeyMatch_TypoAndSpaces_AreCountedAndFailAboveOnePercent()
    {
        var match = KeyMatch.Of(["GTX Pro", "gtx pro ", "GTXPro", "MG"], ["GTX Pro", "MG"]);

        Assert.Equal(new Share(3, 4), match.Matched);
        Assert.Equal(1, match.OnlyAfterFolding);
        Assert.Equal(["GTXPro"], match.Unmatched);
        Assert.True(match.Fails);
    }

    private static IEnumerable<EffectCase> Cases(string segment, bool promoter, int won, int all) =>
        Enumerable.Range(0, all).Select(i => new EffectCase(i < won, promoter, [segment], []));

    // Large customers are less often promoters and less often won: without control the effect would be overstated.
    private static EffectStudy Simulate(ulong seed, double effect)
    {
        SeededRandom random = new(seed, 77);

        EffectCase One()
        {
            var large = random.NextDouble() < 0.5;
            var promoter = random.NextDouble() < (large ? 0.3 : 0.7);
            var logOdds = 0.4 + (promoter ? effect : 0) - (large ? 1.2 : 0);

            return new(random.NextDouble() < 1 / (1 + Math.Exp(-logOdds)), promoter, [large ? "ENT" : "SMB"], []);
        }

        return new([.. Enumerable.Range(0, 600).Select(_ => One())], ["segment"], []);
    }
}
