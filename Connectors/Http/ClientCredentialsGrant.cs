namespace CxHub.Connectors.Http;

/// <summary>OAuth 2.0 client credentials: id and secret for a token. <paramref name="readToken"/> takes what the system adds (host, life time).</summary>
public sealed class ClientCredentialsGrant(SystemClient tokens, string tokenPath, string clientId, string clientSecret, string? scope, Func<SystemAnswer, AccessToken> readToken) : ITokenGrant
{
    public async Task<AccessToken> RequestAsync(CancellationToken cancellationToken)
    {
        var form = $"grant_type=client_credentials&client_id={Uri.EscapeDataString(clientId)}&client_secret={Uri.EscapeDataString(clientSecret)}";
        if (scope is not null)
        {
            form += $"&scope={Uri.EscapeDataString(scope)}";
        }

        using var answer = await tokens.SendAsync(TokenCall.Post(tokenPath, form), cancellationToken);
        return readToken(answer);
    }
}
