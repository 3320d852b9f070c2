using System.Text.Json;

namespace CxHub.Connectors.Surveys;

/// <summary>
/// Verifies and reads what survey tools deliver. First the signature over the raw bytes, then the shape; nothing is stored or logged here.
/// With a secret configured, an unsigned delivery is refused; without one, every delivery counts as signed.
/// </summary>
public static class FeedbackIntake
{
    /// <summary>Larger bodies are to be refused with 413 before they are read.</summary>
    public const int LargestBody = 1_048_576;

    /// <param name="source">Configured name; the first part of the records' keys.</param>
    /// <param name="settings">Provider, secrets, roles of questions.</param>
    /// <param name="headers">All request headers.</param>
    /// <param name="rawBody">The body's bytes, untouched.</param>
    /// <param name="now">When it was received.</param>
    public static IntakeResult Read(string source, WebhookSettings settings, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> rawBody, DateTimeOffset now)
    {
        var delivery = new Delivery(source, headers, rawBody, now);
        if (settings.Provider is SurveyProvider.Qualtrics)
        {
            return QualtricsDelivery.Read(delivery, settings);
        }

        if (settings.Secrets.Count > 0 && !settings.Secrets.Any(secret => IsSigned(delivery, settings, secret)))
        {
            return new IntakeResult.Unauthorised($"no valid signature of {settings.Provider}");
        }

        try
        {
            using var json = JsonDocument.Parse(rawBody);
            return settings.Provider switch
            {
                SurveyProvider.Typeform => TypeformDelivery.Read(delivery, settings, json.RootElement),
                SurveyProvider.Formbricks => FormbricksDelivery.Read(delivery, settings, json.RootElement),
                SurveyProvider.SurveyMonkey => SurveyMonkeyDelivery.Read(delivery, json.RootElement),
                SurveyProvider.MicrosoftForms => MicrosoftFormsDelivery.Read(delivery, settings, json.RootElement),
                _ => NormalDelivery.Read(delivery, json.RootElement),
            };
        }
        catch (JsonException broken)
        {
            return new IntakeResult.Malformed("body", $"no JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine})");
        }
        catch (MalformedAnswerException wrong)
        {
            return new IntakeResult.Malformed(wrong.Field, wrong.Message);
        }
    }

    private static bool IsSigned(Delivery delivery, WebhookSettings settings, string secret)
    {
        var body = delivery.Body.Span;
        return settings.Provider switch
        {
            SurveyProvider.Typeform => Signatures.Base64Sha256(delivery.Header("Typeform-Signature"), secret, body),
            SurveyProvider.SurveyMonkey => Signatures.SurveyMonkey(delivery.Header("Sm-Signature"), settings.ClientId ?? string.Empty, secret, body),
            SurveyProvider.Formbricks => Signatures.Standard(delivery.Header("webhook-id"), delivery.Header("webhook-timestamp"), delivery.Header("webhook-signature"), secret, body, delivery.ReceivedAt),
            _ => Signatures.HexSha256(delivery.Header("X-CxHub-Signature"), secret, body) || Signatures.Key(delivery.Header("X-CxHub-Key"), secret),
        };
    }
}
