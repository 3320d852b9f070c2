namespace CxHub.Connectors.Rest;

/// <summary>How calls are authorised.</summary>
public enum RestAuthKind
{
    None,
    Bearer,
    Basic,
    HeaderKey,
    QueryKey,
    FormKey,
    Oauth2ClientCredentials,
}

/// <summary>Resolved credentials of one API. Which parts are set depends on <see cref="Kind"/>.</summary>
public sealed record RestAuth(RestAuthKind Kind)
{
    /// <summary>Bearer token, password, key or client secret.</summary>
    public string? Secret { get; init; }

    /// <summary>User name of basic auth; header, query or form field of a key.</summary>
    public string? Name { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Absolute, or relative to the API's base.</summary>
    public string? TokenUrl { get; init; }

    public string? Scope { get; init; }

    public override string ToString() => $"{nameof(RestAuth)} {Kind}";
}
