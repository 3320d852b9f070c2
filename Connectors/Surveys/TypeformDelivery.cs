using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxHub.Connectors.Surveys;

/// <summary>Typeform: an answer's value stands under the key that its type names; unanswered questions are absent.</summary>
internal static class TypeformDelivery
{
    public static IntakeResult Read(Delivery delivery, WebhookSettings settings, JsonElement root)
    {
        var type = AnswerJson.Text(root, "event_type") ?? string.Empty;
        if (!type.StartsWith("form_response", StringComparison.Ordinal))
        {
            return new IntakeResult.Ignored($"event {type}");
        }

        var response = AnswerJson.Object(root, "form_response");
        var answer = new SurveyAnswer(settings)
        {
            ResponseId = AnswerJson.Required(response, "token", "form_response.token"),
            StartedAt = AnswerJson.Moment(response, "landed_at", "form_response.landed_at"),
            SubmittedAt = AnswerJson.Moment(response, "submitted_at", "form_response.submitted_at"),
            Status = type.EndsWith("partial", StringComparison.Ordinal) ? "partial" : "completed",
        };
        answer.Top("surveyId", AnswerJson.Text(response, "form_id", "form_response.form_id"));
        answer.Top("surveyTitle", AnswerJson.Find(response, "definition") is { } definition ? AnswerJson.Text(definition, "title") : null);
        foreach (var hidden in AnswerJson.Find(response, "hidden")?.EnumerateObject() ?? default)
        {
            answer.Give(AnswerJson.Node(hidden.Value), hidden.Name);
        }

        foreach (var one in AnswerJson.Find(response, "answers")?.EnumerateArray() ?? default)
        {
            var field = AnswerJson.Object(one, "field", "form_response.answers.field");
            answer.Give(Value(one), AnswerJson.Text(field, "ref"), AnswerJson.Text(field, "id"));
        }

        return new IntakeResult.Accepted([answer.ToRecord(delivery.Source, delivery.ReceivedAt)]);
    }

    private static JsonNode? Value(JsonElement answer)
    {
        var type = AnswerJson.Required(answer, "type", "form_response.answers.type");
        return type switch
        {
            "choice" => AnswerJson.Find(answer, "choice") is { } choice ? JsonValue.Create(AnswerJson.Text(choice, "label")) : null,
            "choices" => AnswerJson.Find(answer, "choices") is { } choices && AnswerJson.Find(choices, "labels") is { } labels ? AnswerJson.Node(labels) : null,
            _ => AnswerJson.Find(answer, type) is { } value ? AnswerJson.Node(value) : null,
        };
    }
}
