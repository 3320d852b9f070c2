using System.Text.Json;
using CxHub.Domain;

namespace CxHub.Connectors.Surveys;

/// <summary>SurveyMonkey: deliveries only name the answer; a deletion is complete in itself.</summary>
internal static class SurveyMonkeyDelivery
{
    public static IntakeResult Read(Delivery delivery, JsonElement root)
    {
        var type = AnswerJson.Required(root, "event_type");
        if (!type.StartsWith("response_", StringComparison.Ordinal))
        {
            return new IntakeResult.Ignored($"event {type}");
        }

        var response = AnswerJson.Required(root, "object_id");
        if (type is "response_deleted")
        {
            var at = AnswerJson.Moment(root, "event_datetime") ?? delivery.ReceivedAt;
            return new IntakeResult.Accepted([new SourceRecord(new SourceKey(delivery.Source, SurveyAnswer.Entity, response), at, true, "{}")]);
        }

        return new IntakeResult.Announced(AnswerJson.Required(AnswerJson.Object(root, "resources"), "survey_id", "resources.survey_id"), response);
    }
}
