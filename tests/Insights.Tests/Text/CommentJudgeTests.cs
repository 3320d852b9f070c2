using CxHub.Domain.Scores;
using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

public sealed class CommentJudgeTests
{
    private static readonly CommentJudge Trained = CommentJudge.Of(TextTrainer.Train(Corpus.Make(1_500, 1)).Value!).Value!;

    [Fact]
    public void WordList_PoliteComplaint_NamesTheWordsThatDecided()
    {
        var judged = CommentJudge.WordList.Judge("The support was not good", null);

        Assert.Equal((CommentSentiment.Negative, "lexicon/1"), (judged.Label, judged.Model));
        Assert.Equal(-0.187672, judged.Score, 6);
        Assert.Contains("good", judged.Because, StringComparison.Ordinal);
        Assert.Null(judged.Probability);
    }

    [Fact]
    public void WordList_NothingToGoBy_IsUndecidedAndShowsNoMood()
    {
        var judged = CommentJudge.WordList.Judge("Flight to Boston on Tuesday", null);

        Assert.Equal((CommentSentiment.Undecided, null, null), (judged.Label, judged.Mood, judged.Because));
    }

    [Fact]
    public void Model_Comment_HasItsProbabilityAndVersion()
    {
        var judged = Trained.Judge("great friendly staff, thank you", "en");

        Assert.Equal(CommentSentiment.Positive, judged.Label);
        Assert.InRange(judged.Probability!.Value, 0.6, 1);
        Assert.Equal(judged.Probability, judged.Score);
        Assert.Equal(Trained.Version, judged.Model);
        Assert.Contains("(+", judged.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_LanguageItHasNotLearned_IsUndecided() => Assert.Equal(CommentSentiment.Undecided, Trained.Judge("Die Lieferung war nicht gut", "de").Label);

    [Fact]
    public void Of_ModelOfOtherLabels_IsRefused() =>
        Assert.Contains("the label \"delivery\"", CommentJudge.Of(TextTrainer.Train([new("late", "delivery"), new("dear", "price")]).Value!).Refusal, StringComparison.Ordinal);
}
