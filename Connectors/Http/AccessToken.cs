namespace CxHub.Connectors.Http;

/// <summary>A bearer token. <see cref="BaseAddress"/> is set by systems that tell the host to call together with the token.</summary>
public sealed record AccessToken(string Value, DateTimeOffset? ExpiresAt = null, Uri? BaseAddress = null, string? Identity = null)
{
    /// <summary>Without the token, which a record would print.</summary>
    public override string ToString() => $"{nameof(AccessToken)} until {ExpiresAt}";
}
