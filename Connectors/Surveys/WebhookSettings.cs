namespace CxHub.Connectors.Surveys;

/// <summary>How deliveries of one source are verified and which question means what.</summary>
/// <param name="Provider">Whose shape and signature the deliveries have.</param>
/// <param name="Secrets">All that are valid now: old and new during a rotation; empty accepts unsigned deliveries.</param>
public sealed record WebhookSettings(SurveyProvider Provider, IReadOnlyList<string> Secrets)
{
    /// <summary>Question id or reference to role: nps, csat, ces, comment, or the path of a field of the normal form (<c>identity.email</c>).</summary>
    public IReadOnlyDictionary<string, string> Questions { get; init; } = new Dictionary<string, string>();

    /// <summary>Values for what the provider does not tell: surveyKind, touchpoint, channel, language.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>Key of a SurveyMonkey app, the first half of its signing key.</summary>
    public string? ClientId { get; init; }

    /// <summary>Where answers that deliveries only announce are fetched; null where a poll of the source brings them.</summary>
    public AnswerApiSettings? Api { get; init; }

    public override string ToString() => $"{nameof(WebhookSettings)} {Provider}, {Secrets.Count} secrets";
}
