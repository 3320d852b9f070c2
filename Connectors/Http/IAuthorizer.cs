namespace CxHub.Connectors.Http;

/// <summary>Puts credentials on calls.</summary>
public interface IAuthorizer
{
    /// <summary>Credentials for the next call; the token that was used, or null when there is none to renew.</summary>
    ValueTask<AccessToken?> AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>Replaces a token that was refused, once for all callers that hold it; false when nothing can be renewed.</summary>
    ValueTask<bool> RenewAsync(AccessToken refused, CancellationToken cancellationToken);
}
