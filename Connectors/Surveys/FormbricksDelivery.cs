using System.Text.Json;
using CxHub.Domain;

namespace CxHub.Connectors.Surveys;

/// <summary>Formbricks: answers keyed by question id; the body is one object, in some versions wrapped in a list.</summary>
internal static class FormbricksDelivery
{
    public static IntakeResult Read(Delivery delivery, WebhookSettings settings, JsonElement root)
    {
        var events = root.ValueKind is JsonValueKind.Array ? root.EnumerateArray().ToArray() : [root];
        SourceRecord[] records = [.. events.Where(IsAnswer).Select(one => Record(delivery, settings, AnswerJson.Object(one, "data")))];
        return records.Length > 0 ? new IntakeResult.Accepted(records) : new IntakeResult.Ignored("no answer in it");
    }

    private static bool IsAnswer(JsonElement one) => AnswerJson.Text(one, "event") is "responseCreated" or "responseUpdated" or "responseFinished";

    private static SourceRecord Record(Delivery delivery, WebhookSettings settings, JsonElement data)
    {
        var finished = AnswerJson.Find(data, "finished") is { ValueKind: JsonValueKind.True };
        var updated = AnswerJson.Moment(data, "updatedAt", "data.updatedAt");
        var answer = new SurveyAnswer(settings)
        {
            ResponseId = AnswerJson.Required(data, "id", "data.id"),
            StartedAt = AnswerJson.Moment(data, "createdAt", "data.createdAt"),
            SubmittedAt = updated,
            UpdatedAt = updated,
            Status = finished ? "completed" : "partial",
        };
        answer.Top("surveyId", AnswerJson.Text(data, "surveyId", "data.surveyId"));
        answer.Top("language", AnswerJson.Text(data, "language", "data.language"));
        answer.Top("surveyTitle", AnswerJson.Find(data, "survey") is { } survey ? AnswerJson.Text(survey, "title") : null);
        if (AnswerJson.Find(data, "contact") is { } contact && AnswerJson.Find(contact, "userId") is { } user)
        {
            answer.Give(AnswerJson.Node(user), "userId");
        }

        foreach (var part in (JsonElement?[])[AnswerJson.Find(data, "contactAttributes"), AnswerJson.Object(data, "data", "data.data")])
        {
            foreach (var property in part?.EnumerateObject() ?? default)
            {
                answer.Give(AnswerJson.Node(property.Value), property.Name);
            }
        }

        return answer.ToRecord(delivery.Source, delivery.ReceivedAt);
    }
}
