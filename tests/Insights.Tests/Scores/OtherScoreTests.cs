namespace CxHub.Tests.Insights.Scores;

public sealed class OtherScoreTests
{
    [Fact]
    public void Csat_HundredFortyOfTwoHundred_IsSeventyWithWilson()
    {
        var answers = Enumerable.Repeat<double?>(5, 100).Concat(Enumerable.Repeat<double?>(4, 40)).Concat(Enumerable.Repeat<double?>(2, 60));

        var score = Csat.Measure(answers, AnswerScale.OneToFive);

        Near.Equal(70, score.Value);
        Near.Equal(0.633209316, 0.759252553, score.Satisfied.Interval);
        Near.Equal((500 + 160 + 120) / 200.0, score.Mean!.Value);
        Near.Equal(100 * ((780 / 200.0) - 1) / 4, score.NormalisedMean);
    }

    [Fact]
    public void Csat_ZeroOnAOneToFiveScale_IsNotApplicable()
    {
        var score = Csat.Measure([0, 0, 5, 1, 6, null], AnswerScale.OneToFive);

        Assert.Equal(new AnswerIntake(Valid: 2, Blank: 1, NotApplicable: 2, OutsideScale: 1), score.Intake);
        Near.Equal(50, score.Value);
    }

    [Theory]
    [InlineData(1, 7, 6)]
    [InlineData(0, 10, 9)]
    public void Csat_OtherScales_CountTheTwoTopPoints(double minimum, double maximum, double lowestSatisfied)
    {
        AnswerScale scale = new(minimum, maximum);

        Assert.Equal(1, Csat.Measure([lowestSatisfied, lowestSatisfied - 1], scale).Satisfied.Hits);
    }

    [Fact]
    public void Ces_ReferenceAnswers_GiveMeanAndShares()
    {
        var score = Ces.Measure([7, 6, 6, 5, 7, 4, 3, 6, 7, 2]);

        Near.Equal(5.3, score.Value);
        Near.Equal(0.7, score.Easy.Value);
        Near.Equal(0.6, score.VeryEasy.Value);
        Assert.True(score.HigherIsBetter);
    }

    [Fact]
    public void Ces_VersionOne_CountsLowEffort()
    {
        var score = Ces.Measure([1, 2, 5, 7], CesVersion.One);

        Assert.False(score.HigherIsBetter);
        Assert.Equal(new Share(2, 3), score.Easy);
        Assert.Equal(1, score.Intake.OutsideScale);
    }

    [Fact]
    public void Enps_ReferenceCounts_MatchWald()
    {
        var score = Nps.Of(new(24, 10, 6), NpsIntervalMethod.Wald);

        Near.Equal(45, score.Value);
        Near.Equal(22.930322, score.Interval!.Value.HalfWidth);
    }

    [Fact]
    public void Enps_OneSmallCell_AlsoHidesTheNextSmallest()
    {
        var cells = Enps.ByCell([("a", new(2, 1, 1)), ("b", new(3, 2, 1)), ("c", new(20, 5, 5))]);

        Assert.Equal([true, true, false], cells.Select(cell => cell.Score is null));
        Assert.All(cells.Take(2), cell => Assert.NotNull(cell.Hidden));
    }

    [Fact]
    public void Enps_TwoSmallCells_HideNoThird() =>
        Assert.Equal([true, true, false], Enps.ByCell([("a", new(2, 1, 1)), ("b", new(1, 1, 1)), ("c", new(20, 5, 5))]).Select(cell => cell.Score is null));

    [Fact]
    public void Enps_FloorUnderFive_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Enps.ByCell([("a", new(2, 1, 1))], 4));

    [Fact]
    public void Composite_PublishedExample_IsSeventyFive()
    {
        CompositeQuestion question = new("q", AnswerScale.Recommendation);
        double?[] responses = [.. new double?[] { 5, 10 }.Select(value => Composite.OfResponse([new(question, value)]))];

        Assert.Equal([50.0, 100.0], responses);
        Near.Equal(75, Composite.Aggregate(responses, 100)!.Value);
    }

    [Fact]
    public void Composite_BlankQuestion_IsReweighted()
    {
        CompositeAnswer[] answers = [new(new("a", AnswerScale.OneToFive, 3), 5), new(new("b", AnswerScale.OneToFive, 1), null)];

        Near.Equal(100, Composite.OfResponse(answers));
        Assert.Null(Composite.OfResponse([answers[1]]));
    }
}
