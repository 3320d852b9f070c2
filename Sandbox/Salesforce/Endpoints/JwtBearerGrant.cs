using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>
/// The JWT bearer grant: an RS256 assertion whose certificate is on the app. The Sandbox makes the key pair itself; its control
/// port hands out the private half, as an admin would hand it to the connector.
/// </summary>
internal sealed class JwtBearerGrant(SandboxClock clock, Func<string> userName) : IDisposable
{
    public const string Name = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private readonly Lazy<RSA> _key = new(() => RSA.Create(2048));

    public string PrivateKeyPem => _key.Value.ExportPkcs8PrivateKeyPem();

    /// <summary>Null when the assertion is good, else the OAuth error.</summary>
    public (string Error, string Description)? Check(string? assertion, string baseUrl)
    {
        if (assertion?.Split('.') is not [var header, var claims, var signature] || !Verifies(header + "." + claims, signature))
        {
            return ("invalid_grant", "invalid assertion");
        }

        using var document = JsonDocument.Parse(WebEncoders.Base64UrlDecode(claims));
        var root = document.RootElement;
        var audience = Text(root, "aud");
        var expires = root.TryGetProperty("exp", out var exp) && exp.ValueKind is JsonValueKind.Number ? exp.GetInt64() : 0;

        return this switch
        {
            _ when Text(root, "iss") is not OAuthEndpoints.ClientId => ("invalid_client_id", "client identifier invalid"),
            _ when audience is not ("https://login.salesforce.com" or "https://test.salesforce.com") && audience != baseUrl => ("invalid_grant", "audience is invalid"),
            _ when expires < clock.GetUtcNow().ToUnixTimeSeconds() => ("invalid_grant", "expired authorization code"),
            _ when Text(root, "sub") != userName() => ("invalid_grant", "user hasn't approved this consumer"),
            _ => null,
        };
    }

    public void Dispose()
    {
        if (_key.IsValueCreated)
        {
            _key.Value.Dispose();
        }
    }

    private static string? Text(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) ? value.GetString() : null;

    private bool Verifies(string signed, string signature)
    {
        try
        {
            return _key.Value.VerifyData(Encoding.ASCII.GetBytes(signed), WebEncoders.Base64UrlDecode(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
