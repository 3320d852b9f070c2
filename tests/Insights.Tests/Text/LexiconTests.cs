using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("The support was not good", -0.187672)]
    [InlineData("very good support", 0.316670)]
    [InlineData("giảng viên không nhiệt tình", -0.187672)]
    [InlineData("rất tốt 👍", 0.612372)]
    public void Judge_ReferenceTexts_GiveTheReferenceScore(string text, double expected) =>
        Near.Equal(expected, LexiconSentiment.Judge(text).Score);

    [Theory]
    [InlineData("không có gì để chê", Sentiment.Positive)]
    [InlineData("Dịch vụ quá tệ, nhân viên thô lỗ", Sentiment.Negative)]
    [InlineData("giao hang rat cham, that vong", Sentiment.Negative)]
    [InlineData("nhan vien khong nhiet tinh", Sentiment.Negative)]
    [InlineData("I can't recommend this", Sentiment.Negative)]
    [InlineData("terrible waste of time", Sentiment.Negative)]
    [InlineData("Flight to Boston on Tuesday", Sentiment.Undecided)]
    [InlineData("", Sentiment.Undecided)]
    public void Judge_PlainTexts_AreLabelled(string text, Sentiment expected) =>
        Assert.Equal(expected, LexiconSentiment.Judge(text).Label);

    [Fact]
    public void Judge_OtherLanguage_IsUndecided()
    {
        var result = LexiconSentiment.Judge("Le service était très bon et les gens sont gentils");

        Assert.Equal((Language.Other, Sentiment.Undecided), (result.Language, result.Label));
    }

    [Fact]
    public void Judge_HundredThousandCharacters_StaysInRange()
    {
        var score = LexiconSentiment.Judge(string.Concat(Enumerable.Repeat("good bad good ", 7_200))).Score;

        Assert.InRange(score, 0.9, 1);
    }
}
