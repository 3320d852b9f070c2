namespace CxHub.Tests.Insights.Scores;

public sealed class NpsRollUpTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void PerPerson_SeveralAnswers_TakesTheLastWithinTheWindowWithCountAndMean()
    {
        var person = Assert.Single(NpsRollUp.PerPerson([Answer("1", "p", 3, 400), Answer("2", "p", 6, 20), Answer("3", "p", 10, 10), Answer("4", "p", 2, -5)], Now));

        Assert.Equal((10, 2, 8), (person.Last, person.Count, person.Mean));
        Assert.Equal(NpsBand.Promoter, Nps.BandOf(person.Last));
    }

    [Fact]
    public void PerPerson_AsOfAnEarlierDay_RecomputesTheScoreOfThatDay()
    {
        SurveyAnswer[] before = [Answer("1", "p", 3, 60), Answer("2", "p", 6, 50)];
        var then = Now.AddDays(-40);

        var asKnownThen = Assert.Single(NpsRollUp.PerPerson(before, then));
        var recomputed = Assert.Single(NpsRollUp.PerPerson([.. before, Answer("3", "p", 10, 10)], then));

        Assert.Equal(asKnownThen, recomputed);
    }

    [Fact]
    public void PerPerson_SameResponseTwice_CountsOnceInItsHighestVersion()
    {
        var person = Assert.Single(NpsRollUp.PerPerson([Answer("1", "p", 3, 10) with { Version = 2 }, Answer("1", "p", 9, 10), Answer("1", "p", 9, 10)], Now));

        Assert.Equal((3, 1), (person.Last, person.Count));
    }

    [Fact]
    public void PerPerson_RelationalAndTransactional_AreNeverPooled()
    {
        var people = NpsRollUp.PerPerson(
            [Answer("1", "p", 3, 10), Answer("2", "p", 9, 9) with { Kind = SurveyKind.Transactional, Touchpoint = "delivery" }, Answer("3", "p", 8, 8) with { Kind = SurveyKind.Transactional, Touchpoint = "support" }],
            Now);

        Assert.Equal([3, 9, 8], people.Select(person => person.Last));
    }

    [Fact]
    public void PerAccount_ThreeContactsTwelveAnswers_CountsThree()
    {
        var answers = Enumerable.Range(0, 12).Select(i => Answer($"{i}", $"p{i % 3}", i < 9 ? 2 : 9, 12 - i) with { Account = "acme" });

        var account = Assert.Single(NpsRollUp.PerAccount(NpsRollUp.PerPerson(answers, Now)));

        Assert.Equal(3, account.Score.N);
        Near.Equal(100, account.Score.Value);
    }

    [Fact]
    public void InputHash_AnyChangedInput_ChangesAndOrderDoesNot()
    {
        SurveyAnswer[] answers = [Answer("1", "p", 3, 60), Answer("2", "p", 6, 50)];

        Assert.Equal(InputHash.Of(answers), InputHash.Of(answers.Reverse()));
        Assert.NotEqual(InputHash.Of(answers), InputHash.Of([answers[0], answers[1] with { Value = 7 }]));
    }

    [Fact]
    public void Unique_RepeatedRows_AreCounted() =>
        Assert.Equal(2, Answers.Unique([Answer("1", "p", 3, 60), Answer("1", "p", 3, 60), Answer("1", "p", 4, 60)]).Repeats);

    private static SurveyAnswer Answer(string id, string person, double? value, int daysAgo) =>
        new() { Source = "survey", ResponseId = id, Person = person, Value = value, AnsweredAt = Now.AddDays(-daysAgo) };
}
