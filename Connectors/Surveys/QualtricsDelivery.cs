using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Connectors.Surveys;

/// <summary>Qualtrics: a form post that only names the answer. With a shared key the facts stand in a signed MSG; without one, flat and unsigned.</summary>
internal static class QualtricsDelivery
{
    public static IntakeResult Read(Delivery delivery, WebhookSettings settings)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(delivery.Body.Span));
        var message = form.TryGetValue("MSG", out var msg) ? msg.ToString() : null;
        if (settings.Secrets.Count > 0)
        {
            var hmac = form.TryGetValue("HMAC", out var given) ? given.ToString() : null;
            if (message is null || !settings.Secrets.Any(secret => Signatures.Qualtrics(hmac, secret, message)))
            {
                return new IntakeResult.Unauthorised("no valid HMAC of Qualtrics");
            }
        }

        var facts = message is null ? form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal) : Facts(message);
        if (facts is null)
        {
            return new IntakeResult.Malformed("MSG", "no JSON");
        }

        return (facts.GetValueOrDefault("SurveyID"), facts.GetValueOrDefault("ResponseID")) switch
        {
            ({ Length: > 0 } survey, { Length: > 0 } response) => new IntakeResult.Announced(survey, response),
            (null or "", _) => new IntakeResult.Malformed("SurveyID", "it is missing or empty"),
            _ => new IntakeResult.Malformed("ResponseID", "it is missing or empty"),
        };
    }

    private static Dictionary<string, string>? Facts(string message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
