using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Scores;

namespace CxHub.Connectors.AzureLanguage;

/// <summary>The two ends of the sentiment call of Azure AI Language: what is sent, and what the answer says. What is sent is always masked here.</summary>
/// <remarks>POST {endpoint}/language/:analyze-text?api-version=2023-04-01, <c>kind: SentimentAnalysis</c>.</remarks>
public static class SentimentPayload
{
    /// <summary>Documents per request, the service's limit.</summary>
    public const int MostDocuments = 10;

    /// <summary>Characters per document, under the service's limit of 5,120; a longer comment is judged by its beginning.</summary>
    public const int MostCharacters = 5_000;

    /// <summary>The request body for one batch; a document's id is its place in the batch, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More documents than one request may hold.</exception>
    public static ReadOnlyMemory<byte> Request(IReadOnlyList<WrittenComment> comments, string modelVersion = "latest")
    {
        if (comments.Count > MostDocuments)
        {
            throw new ArgumentOutOfRangeException(nameof(comments), comments.Count, $"One request holds at most {MostDocuments} documents.");
        }

        return JsonBody.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "SentimentAnalysis");
            writer.WriteStartObject("parameters");
            writer.WriteString("modelVersion", modelVersion);
            writer.WriteEndObject();
            writer.WriteStartObject("analysisInput");
            writer.WriteStartArray("documents");
            for (var place = 0; place < comments.Count; place++)
            {
                WriteDocument(writer, place, comments[place]);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    /// <summary>One sentiment per document, in the order of the batch of <paramref name="count"/>; null for a document that the service refused.</summary>
    /// <exception cref="ConnectorException">The answer is not one of this service.</exception>
    public static IReadOnlyList<CommentSentiment?> Read(JsonElement answer, int count)
    {
        var sentiments = new CommentSentiment?[count];
        try
        {
            var results = answer.GetProperty("results");
            var model = $"{AzureLanguageOptions.System}/{results.GetProperty("modelVersion").GetString()}";
            foreach (var document in results.GetProperty("documents").EnumerateArray())
            {
                if (int.TryParse(document.GetProperty("id").GetString(), out var id) && id >= 1 && id <= count)
                {
                    sentiments[id - 1] = Sentiment(document, model);
                }
            }

            return sentiments;
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException)
        {
            throw new ConnectorException(AzureLanguageOptions.System, FailureKind.Rejected, "the answer to analyze is not one of Azure AI Language. Check the endpoint in text.azure of config/scores.yaml.", "not-the-service", inner: fault);
        }
    }

    private static void WriteDocument(Utf8JsonWriter writer, int place, WrittenComment comment)
    {
        var masked = PersonalData.Mask(comment.Text);
        writer.WriteStartObject();
        writer.WriteString("id", (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (!string.IsNullOrWhiteSpace(comment.Language))
        {
            writer.WriteString("language", comment.Language);
        }

        writer.WriteString("text", TextLimit.Cut(masked, MostCharacters));
        writer.WriteEndObject();
    }

    private static CommentSentiment Sentiment(JsonElement document, string model)
    {
        var label = LabelOf(document.GetProperty("sentiment").GetString());
        var scores = document.GetProperty("confidenceScores");
        var score = scores.GetProperty("positive").GetDouble() - scores.GetProperty("negative").GetDouble();
        double? probability = scores.TryGetProperty(document.GetProperty("sentiment").GetString() ?? "", out var sure) ? sure.GetDouble() : null;
        return new CommentSentiment(label, score, probability, null, model);
    }

    // "mixed" speaks both ways; on one scale that is neutral.
    private static string LabelOf(string? label) => label switch
    {
        "positive" => CommentSentiment.Positive,
        "negative" => CommentSentiment.Negative,
        "neutral" or "mixed" => CommentSentiment.Neutral,
        _ => CommentSentiment.Undecided,
    };
}
