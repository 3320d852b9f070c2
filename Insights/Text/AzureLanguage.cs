using System.Text.Json;
using System.Text.Json.Nodes;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>The two ends of Azure AI Language's sentiment call, without the call: what to send and what the answer says. The text leaves the tenant, so it is off by default and always masked here.</summary>
/// <remarks>POST {endpoint}/language/:analyze-text?api-version=2023-04-01, <c>kind: SentimentAnalysis</c>; at most ten documents per request.</remarks>
public static class AzureLanguage
{
    public const int MostDocuments = 10;

    /// <summary>The request body for one batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More documents than one request may hold.</exception>
    public static string Request(IReadOnlyList<(string Id, string Text, Language Language)> comments)
    {
        if (comments.Count > MostDocuments)
        {
            throw new ArgumentOutOfRangeException(nameof(comments), comments.Count, $"One request holds at most {MostDocuments} documents.");
        }

        var documents = comments.Select(comment => (JsonNode)new JsonObject
        {
            ["id"] = comment.Id,
            ["language"] = comment.Language switch { Language.Vietnamese => "vi", Language.English => "en", _ => "" },
            ["text"] = TextMask.Apply(comment.Text),
        });

        return new JsonObject
        {
            ["kind"] = "SentimentAnalysis",
            ["parameters"] = new JsonObject { ["modelVersion"] = "latest" },
            ["analysisInput"] = new JsonObject { ["documents"] = new JsonArray([.. documents]) },
        }.ToJsonString();
    }

    /// <summary>Sentiment per document id; a document with an error carries the service's message and no label.</summary>
    public static Attempt<AzureSentiments> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var results = document.RootElement.GetProperty("results");
            var version = "azure-language/" + results.GetProperty("modelVersion").GetString();

            return new AzureSentiments(
                [.. results.GetProperty("documents").EnumerateArray().Select(one => (one.GetProperty("id").GetString()!, LabelOf(one.GetProperty("sentiment").GetString()), ScoreOf(one.GetProperty("confidenceScores"))))],
                [.. results.GetProperty("errors").EnumerateArray().Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("error").GetProperty("message").GetString() ?? "unknown error"))],
                version);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Attempt<AzureSentiments>.Refused($"The answer is not one of Azure AI Language: {fault.Message}");
        }
    }

    // "mixed" speaks both ways; on one scale that is neutral.
    private static Sentiment LabelOf(string? label) => label switch
    {
        "positive" => Sentiment.Positive,
        "negative" => Sentiment.Negative,
        "neutral" or "mixed" => Sentiment.Neutral,
        _ => Sentiment.Undecided,
    };

    private static double ScoreOf(JsonElement scores) => scores.GetProperty("positive").GetDouble() - scores.GetProperty("negative").GetDouble();
}

/// <param name="Documents">Id, label and positive minus negative confidence, −1 to +1.</param>
/// <param name="Errors">Id and the service's message.</param>
public sealed record AzureSentiments(IReadOnlyList<(string Id, Sentiment Label, double Score)> Documents, IReadOnlyList<(string Id, string Message)> Errors, string Version);
