using System.Text.Json;
using CxHub.Domain;

namespace CxHub.Connectors.Surveys;

/// <summary>Answers that already have the normal form: one, a list, or wrapped as <c>{"event", "response"}</c>. The record keeps the JSON as it came.</summary>
internal static class NormalDelivery
{
    private static readonly string[] Scores = ["nps", "csat", "ces"];

    public static IntakeResult Read(Delivery delivery, JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Array)
        {
            return new IntakeResult.Accepted([.. root.EnumerateArray().Select((one, index) => Record(delivery, one, $"[{index}]."))]);
        }

        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw new MalformedAnswerException("body", "an object is expected here");
        }

        return AnswerJson.Find(root, "response") is { } wrapped
            ? new IntakeResult.Accepted([Record(delivery, wrapped, "response.")])
            : new IntakeResult.Accepted([Record(delivery, root, string.Empty)]);
    }

    private static SourceRecord Record(Delivery delivery, JsonElement answer, string at)
    {
        var id = AnswerJson.Required(answer, "responseId", $"{at}responseId");
        var submitted = AnswerJson.Moment(answer, "submittedAt", $"{at}submittedAt");
        var updated = AnswerJson.Moment(answer, "updatedAt", $"{at}updatedAt");
        var answers = AnswerJson.Object(answer, "answers", $"{at}answers");
        foreach (var score in Scores)
        {
            if (AnswerJson.Find(answers, score) is { ValueKind: not (JsonValueKind.Number or JsonValueKind.String) })
            {
                throw new MalformedAnswerException($"{at}answers.{score}", "a number is expected here");
            }
        }

        AnswerJson.Text(answers, "comment", $"{at}answers.comment");
        if (AnswerJson.Find(answer, "identity") is { } identity)
        {
            AnswerJson.Text(identity, "email", $"{at}identity.email");
            AnswerJson.Text(identity, "phone", $"{at}identity.phone");
        }

        var deleted = AnswerJson.Text(answer, "status", $"{at}status") is "deleted";
        var body = submitted is null ? WithMoment(answer, delivery.ReceivedAt) : answer.GetRawText();
        return new SourceRecord(new SourceKey(delivery.Source, SurveyAnswer.Entity, id), updated ?? submitted ?? delivery.ReceivedAt, deleted, body);
    }

    /// <summary>An answer without a time was given when it arrived.</summary>
    private static string WithMoment(JsonElement answer, DateTimeOffset now)
    {
        var node = AnswerJson.Node(answer)!.AsObject();
        node["submittedAt"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return node.ToJsonString(new JsonSerializerOptions { Encoder = Http.JsonScalar.Options.Encoder });
    }
}
