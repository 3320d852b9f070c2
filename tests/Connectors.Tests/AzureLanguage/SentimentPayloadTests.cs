using System.Text;
using System.Text.Json;
using CxHub.Connectors.AzureLanguage;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;

namespace CxHub.Tests.Connectors.AzureLanguage;

public sealed class SentimentPayloadTests
{
    [Fact]
    public void Request_Comments_AreMaskedAndCarryTheirLanguage() => Assert.Equal(
        """{"kind":"SentimentAnalysis","parameters":{"modelVersion":"latest"},"analysisInput":{"documents":[{"id":"1","language":"en","text":"mail [email]"}]}}""",
        Encoding.UTF8.GetString(SentimentPayload.Request([new("mail an@x.vn", "en")]).Span));

    [Fact]
    public void Request_UnknownLanguageAndALongComment_LeavesTheLanguageOutAndCutsTheText()
    {
        using var request = JsonDocument.Parse(SentimentPayload.Request([new(new string('a', 20_000), null)]));

        var document = request.RootElement.GetProperty("analysisInput").GetProperty("documents")[0];
        Assert.False(document.TryGetProperty("language", out _));
        Assert.Equal(SentimentPayload.MostCharacters, document.GetProperty("text").GetString()!.Length);
    }

    [Fact]
    public void Request_MoreThanTen_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SentimentPayload.Request([.. Enumerable.Range(0, 11).Select(_ => new WrittenComment("x", "en"))]));

    [Fact]
    public void Read_AnswerWithAnError_GivesLabelsAndNothingForTheError()
    {
        using var answer = JsonDocument.Parse(
            """
            {"kind":"SentimentAnalysisResults","results":{"documents":[
              {"id":"1","sentiment":"mixed","confidenceScores":{"positive":0.5,"neutral":0.1,"negative":0.4},"sentences":[],"warnings":[]},
              {"id":"2","sentiment":"negative","confidenceScores":{"positive":0.0,"neutral":0.1,"negative":0.9},"sentences":[],"warnings":[]}],
              "errors":[{"id":"3","error":{"code":"InvalidArgument","message":"empty text"}}],"modelVersion":"2022-11-01"}}
            """);

        var read = SentimentPayload.Read(answer.RootElement, 3);

        Assert.Equal([CommentSentiment.Neutral, CommentSentiment.Negative, null], read.Select(sentiment => sentiment?.Label));
        Assert.Equal((-0.9, 0.9, "azure-language/2022-11-01"), (read[1]!.Score, read[1]!.Probability, read[1]!.Model));
        Assert.Null(read[0]!.Probability);
    }

    [Fact]
    public void Read_SomethingElse_IsRefused()
    {
        using var answer = JsonDocument.Parse("{}");

        Assert.Contains("not one of Azure AI Language", Assert.Throws<ConnectorException>(() => SentimentPayload.Read(answer.RootElement, 1)).Message, StringComparison.Ordinal);
    }
}
