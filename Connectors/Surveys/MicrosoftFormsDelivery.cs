using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxHub.Connectors.Surveys;

/// <summary>Microsoft Forms through a flow: all answers are texts, several choices a JSON list inside a text, times written as in the United States.</summary>
internal static class MicrosoftFormsDelivery
{
    public static IntakeResult Read(Delivery delivery, WebhookSettings settings, JsonElement root)
    {
        var details = AnswerJson.Object(root, "details");
        var form = AnswerJson.Required(root, "formId");
        var answer = new SurveyAnswer(settings)
        {
            // Forms counts answers per form; the form belongs to the id.
            ResponseId = $"{form}:{AnswerJson.Required(root, "responseId")}",
            SubmittedAt = Submitted(details),
        };
        answer.Top("surveyId", form);
        answer.Top("surveyTitle", AnswerJson.Text(root, "formTitle"));
        foreach (var property in details.EnumerateObject())
        {
            if (property.Name is "submitDate" || property.Value.ValueKind is not JsonValueKind.String)
            {
                continue;
            }

            var text = property.Value.GetString()!;
            if (property.Name is not "responder")
            {
                answer.Give(Value(text), property.Name);
            }
            else if (!text.Equals("anonymous", StringComparison.OrdinalIgnoreCase))
            {
                answer.Give(JsonValue.Create(text), "email");
            }
        }

        return new IntakeResult.Accepted([answer.ToRecord(delivery.Source, delivery.ReceivedAt)]);
    }

    private static DateTimeOffset? Submitted(JsonElement details)
    {
        if (AnswerJson.Text(details, "submitDate", "details.submitDate") is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, ["M/d/yyyy h:mm:ss tt", "yyyy-MM-dd'T'HH:mm:ss'Z'", "O"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new MalformedAnswerException("details.submitDate", "a time such as 3/2/2026 9:15:30 AM is expected here");
    }

    private static JsonNode? Value(string text)
    {
        if (text.StartsWith('['))
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                // A comment may begin with a bracket.
                return JsonValue.Create(text);
            }
        }

        return AnswerJson.NumberOrText(text);
    }
}
