using System.Security.Cryptography;
using CxHub.Connectors.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CxHub.Connectors.Salesforce;

/// <summary>OAuth 2.0 JWT bearer: an assertion signed with the key whose certificate is on the app; no shared secret travels.</summary>
internal sealed class JwtBearerGrant(SystemClient tokens, SalesforceOptions options, string privateKeyPem, TimeProvider clock) : ITokenGrant
{
    public async Task<AccessToken> RequestAsync(CancellationToken cancellationToken)
    {
        var form = $"grant_type={Uri.EscapeDataString("urn:ietf:params:oauth:grant-type:jwt-bearer")}&assertion={Assertion()}";
        using var answer = await tokens.SendAsync(TokenCall.Post("/services/oauth2/token", form), cancellationToken);
        return SalesforceConnection.ReadToken(options.Name, answer);
    }

    private string Assertion()
    {
        using var key = RSA.Create();
        key.ImportFromPem(privateKeyPem);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.ClientId,
            Audience = options.Audience,
            Expires = clock.GetUtcNow().UtcDateTime.AddMinutes(3),
            Claims = new Dictionary<string, object> { ["sub"] = options.Username ?? string.Empty },
            // The factory would cache the signature provider beyond the life of this key object.
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256),
        });
    }
}
