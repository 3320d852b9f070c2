using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Tests.Insights.Scores;

public sealed class ProfileScoresTests
{
    [Theory]
    [InlineData("paid", "paid", 93.636364)]
    // Half of what was due is not paid: the commercial part is 50, the survey part 90.
    [InlineData("open", "paid", 75.454545)]
    // A draft is not due yet.
    [InlineData("draft", "paid", 93.636364)]
    public void Compute_InvoicesDue_OnlyWhatIsOverdueLowersHealth(string first, string second, double expected)
    {
        var health = Assert.Single(
            ProfileScores.Compute(Evidence(first, second), new() { Health = new() { Decaying = new HashSet<string>(), MinimumCoverage = 0.5 } }, Feed.Now),
            score => score.Measure is Measure.Health);

        Assert.Equal(expected, health.Value!.Value, 2);
    }

    [Fact]
    public void Compute_JudgedComment_TakesTheStoredSentimentAndItsModel()
    {
        var answer = Feed.Answer("an", 10, 3, comment: "Great!").Record;
        var evidence = new ProfileEvidence("an", null, [answer], [], [], []) { Sentiments = new Dictionary<CxHub.Domain.SourceKey, CommentSentiment> { [answer.Key] = new("negative", -0.8, 0.9, null, "azure-language/x") } };

        var sentiment = Assert.Single(ProfileScores.Compute(evidence, new(), Feed.Now), score => score.Measure is Measure.Sentiment);

        Assert.Equal((-0.8, "negative", "azure-language/x", answer.Key), (sentiment.Value, sentiment.Text, sentiment.FormulaVersion, sentiment.FeedbackKey!.Value));
        Assert.DoesNotContain(ProfileScores.Compute(evidence with { Sentiments = new Dictionary<CxHub.Domain.SourceKey, CommentSentiment>() }, new(), Feed.Now), score => score.Measure is Measure.Sentiment);
    }

    /// <summary>An answer of 9 or 10 and two invoices; nothing of usage or support is known.</summary>
    private static ProfileEvidence Evidence(string first, string second) => new("an", null, [Feed.Answer("an", 10, 9).Record], [], [], [Due(first), Due(second)]);

    private static Order Due(string status) => Feed.Invoice("an", 60, 100, status: status).Record with { DueAt = Feed.Ago(30) };
}
