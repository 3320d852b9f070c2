namespace CxHub.Connectors.Http;

/// <summary>One way to get an access token: a shared secret or a signed assertion.</summary>
public interface ITokenGrant
{
    Task<AccessToken> RequestAsync(CancellationToken cancellationToken);
}
