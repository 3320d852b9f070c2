namespace CxHub.Tests.Insights.Scores;

public sealed class LatestScoresTests
{
    [Fact]
    public void PerPerson_CsatAnswers_SkipNotApplicableAndKeepTheVersion()
    {
        var now = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);
        SurveyAnswer Answer(string id, double? value, int daysAgo) => new() { Source = "s", ResponseId = id, Person = "p", Value = value, AnsweredAt = now.AddDays(-daysAgo) };

        var score = Assert.Single(LatestScores.PerPerson([Answer("1", 5, 9), Answer("2", 3, 8), Answer("3", 0, 7), Answer("4", 9, 6)], AnswerScale.OneToFive, Csat.FormulaVersion, now));

        Assert.Equal((3, 2, 4, Csat.FormulaVersion), (score.Last, score.Count, score.Mean, score.FormulaVersion));
    }
}
