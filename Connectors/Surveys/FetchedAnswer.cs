using System.Globalization;
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

    /// <summary>Whether a choice of the answer is known by its id only, or by a weight that is no rating, so that its text has to be looked up in the survey.</summary>
    public static bool NeedsChoices(SurveyProvider provider, JsonElement root) =>
        provider is SurveyProvider.SurveyMonkey && Questions(root).Any(question => AnswerJson.Find(Given(question), "choice_id") is not null && Weight(Given(question)) is null);

    /// <summary>Choice id to text, of a survey's definition.</summary>
    public static IReadOnlyDictionary<string, string> Choices(JsonElement survey)
    {
        var choices = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in Questions(survey).SelectMany(question => AnswerJson.Find(question, "answers") is { } answers ? List(answers, "choices") : default))
        {
            if (AnswerJson.Text(choice, "id") is { } id && AnswerJson.Text(choice, "text") is { Length: > 0 } text)
            {
                choices[id] = text;
            }
        }

        return choices;
    }

    /// <param name="source">Configured name; the first part of the record's key.</param>
    /// <param name="settings">Roles of questions and defaults.</param>
    /// <param name="surveyId">The survey that was announced.</param>
    /// <param name="root">What the API answered.</param>
    /// <param name="now">When it was fetched.</param>
    /// <param name="choices">Texts of choices that the answer names by id, where they were looked up.</param>
    public static IntakeResult Read(string source, WebhookSettings settings, string surveyId, JsonElement root, DateTimeOffset now, IReadOnlyDictionary<string, string>? choices = null)
    {
        try
        {
            return new IntakeResult.Accepted([settings.Provider is SurveyProvider.Qualtrics
                ? Qualtrics(source, settings, surveyId, root, now)
                : SurveyMonkey(source, settings, surveyId, root, now, choices)]);
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

    private static SourceRecord SurveyMonkey(string source, WebhookSettings settings, string surveyId, JsonElement root, DateTimeOffset now, IReadOnlyDictionary<string, string>? choices)
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

        foreach (var question in Questions(root))
        {
            answer.Give(First(Given(question), choices), AnswerJson.Required(question, "id", "pages.questions.id"));
        }

        return answer.ToRecord(source, now);
    }

    /// <summary>The weight of a chosen rating, else the text, else the text of the choice, else the choice's id.</summary>
    private static JsonNode? First(JsonElement given, IReadOnlyDictionary<string, string>? choices)
    {
        if (Weight(given) is { } weight)
        {
            return AnswerJson.NumberOrText(weight);
        }

        var choice = AnswerJson.Text(given, "choice_id");
        return AnswerJson.Text(given, "text") is { } text ? Node(text)
            : choice is not null && choices is not null && choices.TryGetValue(choice, out var meaning) ? AnswerJson.NumberOrText(meaning)
            : Node(choice);
    }

    /// <summary>A weight that can be a rating. Some questions weigh their choices by what they stand for (-100, 0, 100) instead of by what was chosen.</summary>
    private static string? Weight(JsonElement given) =>
        AnswerJson.Find(given, "choice_metadata") is { } metadata && AnswerJson.Text(metadata, "weight") is { } weight
        && decimal.TryParse(weight, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 10 ? weight : null;

    private static JsonElement Given(JsonElement question) => List(question, "answers").FirstOrDefault();

    private static IEnumerable<JsonElement> Questions(JsonElement root) => List(root, "pages").SelectMany(page => List(page, "questions"));

    private static JsonElement.ArrayEnumerator List(JsonElement parent, string name) =>
        AnswerJson.Find(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static JsonValue? Node(string? text) => string.IsNullOrEmpty(text) ? null : JsonValue.Create(text);
}
