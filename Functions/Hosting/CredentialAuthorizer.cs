using System.Net.Http.Headers;
using Azure.Core;
using CxHub.Connectors.Http;
using AccessToken = CxHub.Connectors.Http.AccessToken;

namespace CxHub.Functions.Hosting;

/// <summary>Signs calls with the identity of the process (Entra). The credential caches and renews its tokens.</summary>
public sealed class CredentialAuthorizer(TokenCredential credential, string scope) : IAuthorizer
{
    public async ValueTask<AccessToken?> AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return null;
    }

    public ValueTask<bool> RenewAsync(AccessToken refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
