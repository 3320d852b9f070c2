using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

public sealed class AzureLanguageTests
{
    [Fact]
    public void Request_Comments_AreMaskedAndCarryTheirLanguage() => Assert.Equal(
        """{"kind":"SentimentAnalysis","parameters":{"modelVersion":"latest"},"analysisInput":{"documents":[{"id":"1","language":"en","text":"mail [email]"}]}}""",
        AzureLanguage.Request([("1", "mail an@x.vn", Language.English)]));

    [Fact]
    public void Request_MoreThanTen_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AzureLanguage.Request([.. Enumerable.Range(0, 11).Select(i => ($"{i}", "x", Language.English))]));

    [Fact]
    public void Read_AnswerWithAnError_GivesLabelsAndTheError()
    {
        var read = AzureLanguage.Read(
            """
            {"kind":"SentimentAnalysisResults","results":{"documents":[
              {"id":"1","sentiment":"mixed","confidenceScores":{"positive":0.5,"neutral":0.1,"negative":0.4},"sentences":[],"warnings":[]},
              {"id":"2","sentiment":"negative","confidenceScores":{"positive":0.0,"neutral":0.1,"negative":0.9},"sentences":[],"warnings":[]}],
              "errors":[{"id":"3","error":{"code":"InvalidArgument","message":"empty text"}}],"modelVersion":"2022-11-01"}}
            """).Value!;

        Assert.Equal([Sentiment.Neutral, Sentiment.Negative], read.Documents.Select(document => document.Label));
        Near.Equal(-0.9, read.Documents[1].Score);
        Assert.Equal([("3", "empty text")], read.Errors);
        Assert.Equal("azure-language/2022-11-01", read.Version);
    }

    [Fact]
    public void Read_SomethingElse_IsRefused() => Assert.Contains("not one of Azure AI Language", AzureLanguage.Read("{}").Refusal, StringComparison.Ordinal);
}
