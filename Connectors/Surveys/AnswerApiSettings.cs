namespace CxHub.Connectors.Surveys;

/// <summary>Where answers that a webhook only announces are fetched, and the token that may read them.</summary>
public sealed record AnswerApiSettings(Uri Url, string Token)
{
    /// <summary>Without the token, which a record would print.</summary>
    public override string ToString() => $"{nameof(AnswerApiSettings)} {Url.Authority}";
}
