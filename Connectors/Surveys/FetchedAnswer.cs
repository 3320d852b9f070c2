using System.Text.Json;
using System.Text.Json.Nodes;
using CxHub.Domain;

namespace CxHub.Connectors.Surveys;

/// <summary>Reads the answer that an <see cref="IntakeResult.Announced"/> named, as the provider's API gives it.</summary>
public static class FetchedAnswer
{
    private static readonly int[] QualtricsTests = [1, 2, 8, 17];
    private static readonly string[] QualtricsKnown = ["startDate", "endDate", "recordedDate", "status", "progress", "duration", "finished", "distributionChannel", "userLanguage", "ipAddress", "locationLatitude", "locationLongitude", "recipientEmail", "recipientFirstName", "recipientLastName", "externalDataReference"];

    /// <summary>The path of the API call that gives the answer.</summary>
    public static string Path(SurveyProvider provider, IntakeResult.Announced announced) => provider is SurveyProvider.Qualtrics
        ? $"/API/v3/surveys/{Uri.EscapeDataString(announced.SurveyId)}/responses/{Uri.EscapeDataString(announced.ResponseId)}"
        : $"/v3/surveys/{Uri.EscapeDataString(announced.SurveyId)}/responses/{Uri.EscapeDataString(announced.ResponseId)}/details";

    public static IntakeResult Read(string source, WebhookSettings settings, string surveyId, JsonElement root, DateTimeOffset now)
    {
        try
        {
            return new IntakeResult.Accepted([settings.Provider is SurveyProvider.Qualtrics
                ? Qualtrics(source, settings, surveyId, root, now)
                : SurveyMonkey(source, settings, surveyId, root, now)]);
        }
        catch (MalformedAnswerException wrong)
        {
            return new IntakeResult.Malformed(wrong.Field, wrong.Message);
        }
    }

    private static SourceRecord Qualtrics(string source, WebhookSettings settings, string surveyId, JsonElement root, DateTimeOffset now)
    {
        var result = AnswerJson.Object(root, "result");
        var values = AnswerJson.Object(result, "values", "result.values");
        var status = AnswerJson.Find(values, "status") is { ValueKind: JsonValueKind.Number } code ? code.GetInt32() : 0;
        var finished = AnswerJson.Find(values, "finished")?.ToString() is "1" or "True" or "true";
        var answer = new SurveyAnswer(settings)
        {
            ResponseId = AnswerJson.Required(result, "responseId", "result.responseId"),
            StartedAt = AnswerJson.Moment(values, "startDate", "result.values.startDate"),
            SubmittedAt = AnswerJson.Moment(values, "endDate", "result.values.endDate"),
            UpdatedAt = AnswerJson.Moment(values, "recordedDate", "result.values.recordedDate"),
            Status = QualtricsTests.Contains(status) ? "test" : finished ? "completed" : "partial",
        };
        answer.Top("surveyId", surveyId);
        answer.Top("channel", AnswerJson.Text(values, "distributionChannel"));
        answer.Top("language", AnswerJson.Text(values, "userLanguage")?.ToLowerInvariant());
        answer.Give(Node(AnswerJson.Text(values, "recipientEmail")), "email");
        answer.Give(Node($"{AnswerJson.Text(values, "recipientFirstName")} {AnswerJson.Text(values, "recipientLastName")}".Trim()), "name");
        answer.Give(Node(AnswerJson.Text(values, "externalDataReference")), "customerNumber");
        foreach (var property in values.EnumerateObject().Where(property => !QualtricsKnown.Contains(property.Name)))
        {
            answer.Give(AnswerJson.Node(property.Value), property.Name);
        }

        return answer.ToRecord(source, now);
    }

    private static SourceRecord SurveyMonkey(string source, WebhookSettings settings, string surveyId, JsonElement root, DateTimeOffset now)
    {
        var answer = new SurveyAnswer(settings)
        {
            ResponseId = AnswerJson.Required(root, "id"),
            StartedAt = AnswerJson.Moment(root, "date_created"),
            SubmittedAt = AnswerJson.Moment(root, "date_modified"),
            UpdatedAt = AnswerJson.Moment(root, "date_modified"),
            Status = AnswerJson.Text(root, "collection_mode") is "survey_preview" ? "test" : AnswerJson.Text(root, "response_status") ?? "completed",
        };
        answer.Top("surveyId", AnswerJson.Text(root, "survey_id") ?? surveyId);
        foreach (var variable in AnswerJson.Find(root, "custom_variables")?.EnumerateObject() ?? default)
        {
            answer.Give(AnswerJson.Node(variable.Value), variable.Name);
        }

        if (AnswerJson.Find(root, "metadata") is { } metadata && AnswerJson.Find(metadata, "contact") is { } contact && AnswerJson.Find(contact, "email") is { } email)
        {
            answer.Give(Node(AnswerJson.Text(email, "value")), "email");
        }

        foreach (var page in AnswerJson.Find(root, "pages")?.EnumerateArray() ?? default)
        {
            foreach (var question in AnswerJson.Find(page, "questions")?.EnumerateArray() ?? default)
            {
                answer.Give(First(question), AnswerJson.Required(question, "id", "pages.questions.id"));
            }
        }

        return answer.ToRecord(source, now);
    }

    /// <summary>The weight of a chosen rating, else the text, else the choice's id.</summary>
    private static JsonNode? First(JsonElement question)
    {
        var given = AnswerJson.Find(question, "answers")?.EnumerateArray().FirstOrDefault() ?? default;
        return AnswerJson.Find(given, "choice_metadata") is { } metadata && AnswerJson.Text(metadata, "weight") is { } weight
            ? AnswerJson.NumberOrText(weight)
            : Node(AnswerJson.Text(given, "text") ?? AnswerJson.Text(given, "choice_id"));
    }

    private static JsonValue? Node(string? text) => string.IsNullOrEmpty(text) ? null : JsonValue.Create(text);
}
