using FsCheck;
using FsCheck.Fluent;

namespace CxHub.Tests.Insights.Scores;

public sealed class NpsTests
{
    [Theory]
    [InlineData(50, 30, 20, 30, 0.61, 7.810250, 14.692192, 45.307808, 29.126214, 15.075083, 14.051130, 44.201297)]
    [InlineData(40, 30, 30, 10, 0.69, 8.306624, -6.280684, 26.280684, 9.708738, 15.980675, -6.271937, 25.689413)]
    [InlineData(8, 1, 1, 70, 0.41, 20.248457, 30.313754, 109.686246, 53.846154, 39.114437, 14.731716, 92.960591)]
    [InlineData(10, 0, 0, 100, 0, 0, 100, 100, 76.923077, 29.419525, 47.503552, 106.342602)]
    public void Of_ReferenceCounts_GivesScoreErrorAndBothIntervals(
        int promoters, int passives, int detractors, double score, double variance, double error,
        double waldLower, double waldUpper, double centre, double half, double lower, double upper)
    {
        NpsCounts counts = new(promoters, passives, detractors);

        var adjusted = Nps.Of(counts);

        Near.Equal(score, adjusted.Value);
        Near.Equal(variance, counts.Variance);
        Near.Equal(error, 100 * counts.StandardError);
        Near.Equal(waldLower, waldUpper, Nps.Of(counts, NpsIntervalMethod.Wald).Interval);
        Near.Equal(lower, upper, adjusted.Interval);
        Near.Equal(half, adjusted.Interval!.Value.HalfWidth);
        Near.Equal(centre, (adjusted.Interval.Value.Lower + adjusted.Interval.Value.Upper) / 2);
    }

    [Fact]
    public void ShownInterval_BoundBeyondTheScale_IsCutAtHundred() =>
        Assert.Equal(100, Nps.Of(new(10, 0, 0)).ShownInterval!.Value.Upper);

    [Fact]
    public void Compare_TwoGroups_MatchesTheReferenceTest()
    {
        var comparison = Nps.Compare(new(50, 30, 20), new(40, 30, 30))!;

        Near.Equal(20, comparison.Difference);
        Near.Equal(11.401754, comparison.StandardError);
        Near.Equal(1.754116, comparison.Z);
        Near.Equal(0.0794106259989, comparison.P, 1e-10);
        Near.Equal(-2.347028, 42.347028, comparison.Interval);
    }

    [Fact]
    public void Compare_TwoGroups_IsNotTheTestOfTheirShape()
    {
        double[][] counts = [[50, 30, 20], [40, 30, 30]];
        var statistic = Enumerable.Range(0, 3).Sum(band => counts.Sum(group => Math.Pow(group[band] - ((counts[0][band] + counts[1][band]) / 2), 2) / ((counts[0][band] + counts[1][band]) / 2)));

        Near.Equal(3.111111, statistic);
        Near.Equal(0.211072, Tails.ChiSquaredUpper(statistic, 2));
        Assert.True(Nps.Compare(new(50, 30, 20), new(40, 30, 30))!.P < 0.08);
    }

    [Fact]
    public void Compare_OneSideEmpty_HasNoAnswer() => Assert.Null(Nps.Compare(new(5, 1, 1), default));

    [Fact]
    public void Compare_NoSpreadOnBothSides_HasNoTest() => Assert.Null(Nps.Compare(new(5, 0, 0), new(0, 0, 5))!.P);

    [Fact]
    public void Measure_AnswersOutsideTheScale_AreCountedAndNeverClamped()
    {
        var score = Nps.Measure([10, 9, 0, 11, -1, 7.5, double.NaN, null, null, 8]);

        Assert.Equal(new NpsCounts(2, 1, 1), score.Counts);
        Assert.Equal(new AnswerIntake(Valid: 4, Blank: 2, NotApplicable: 0, OutsideScale: 4), score.Intake);
        Near.Equal(25, score.Value);
    }

    [Fact]
    public void Measure_NoAnswers_HasNoScoreAndNoInterval()
    {
        var score = Nps.Measure([null, 12]);

        Assert.Null(score.Value);
        Assert.Null(score.Interval);
        Assert.Equal(Standing.NoData, score.Standing);
    }

    [Theory]
    [InlineData(9, Standing.Suppressed)]
    [InlineData(10, Standing.Indicative)]
    [InlineData(29, Standing.Indicative)]
    [InlineData(30, Standing.Sound)]
    public void Standing_ByCount_SuppressesBelowTenAndMarksBelowThirty(int n, Standing expected) =>
        Assert.Equal(expected, Nps.Of(new(n, 0, 0)).Standing);

    [Theory]
    [InlineData(1, 0, 7, -75)]
    [InlineData(9, 0, 7, 13)]
    [InlineData(7, 0, 9, -13)]
    public void Rounded_Half_GoesAwayFromZero(int promoters, int passives, int detractors, int expected) =>
        Assert.Equal(expected, Nps.Of(new(promoters, passives, detractors)).Rounded);

    [Fact]
    public void Measure_AnyAnswersInAnyOrder_IsTheSameAndInRange() =>
        Prop.ForAll(Gen.Choose(-2, 12).ListOf().ToArbitrary(), ratings =>
        {
            double?[] answers = [.. ratings.Select(rating => (double?)rating)];

            var score = Nps.Measure(answers);

            return score.Counts == Nps.Measure(answers.Reverse()).Counts
                && score.Intake.Offered == answers.Length
                && score.Value is null or >= -100 and <= 100;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Weight_TwoStrata_MatchesTheReference()
    {
        var weighted = NpsWeighting.Weight([new("SMB", 0.7, new(20, 10, 10)), new("ENT", 0.3, new(15, 20, 25))])!;

        Near.Equal(25, Nps.Of(new(20, 10, 10)).Value);
        Near.Equal(0.6875, new NpsCounts(20, 10, 10).Variance);
        Near.Equal(-16.666667, Nps.Of(new(15, 20, 25)).Value);
        Near.Equal(0.638889, new NpsCounts(15, 20, 25).Variance);
        Near.Equal(12.5, weighted.Value);
        Near.Equal(9.685148, weighted.StandardError);
        Near.Equal(18.982540, weighted.Interval.HalfWidth);
        Near.Equal(0, weighted.Unweighted);
        Near.Equal(72.727273, weighted.EffectiveN);
    }

    [Fact]
    public void Weight_StratumWithFewAnswers_IsLeftOutAndNamed()
    {
        var weighted = NpsWeighting.Weight([new("SMB", 0.7, new(20, 10, 10)), new("ENT", 0.3, new(5, 2, 2))])!;

        Assert.Equal(["ENT"], weighted.LeftOut);
        Near.Equal(25, weighted.Value);
    }

    [Theory]
    [InlineData(3, 1, 4268.29, 4269)]
    [InlineData(3, 0.75, 3201.22, 3202)]
    [InlineData(3, 0.61, 2603.66, 2604)]
    [InlineData(5, 1, 1536.58, 1537)]
    [InlineData(5, 0.75, 1152.44, 1153)]
    [InlineData(5, 0.61, 937.32, 938)]
    [InlineData(10, 1, 384.15, 385)]
    [InlineData(10, 0.75, 288.11, 289)]
    [InlineData(10, 0.61, 234.33, 235)]
    public void ForMargin_ReferenceTable_Holds(double margin, double variance, double exact, int expected)
    {
        Near.Equal(exact, SampleSize.Exact(margin, variance), 0.005);
        Assert.Equal(expected, SampleSize.ForMargin(margin, variance));
    }

    [Fact]
    public void Margin_SmallPopulation_IsCorrected() => Near.Equal(13.273553, SampleSize.Margin(0.61, 100, 400));

    [Theory]
    [InlineData(10, 958)]
    [InlineData(5, 3831)]
    public void ToDetect_EightyPercentPower_MatchesTheReference(double change, int expected) =>
        Assert.Equal(expected, SampleSize.ToDetect(change, 0.61));
}
