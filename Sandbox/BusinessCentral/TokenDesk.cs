using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>The Entra token endpoint as far as Business Central needs it: client credentials for its scope, tokens of an hour.</summary>
internal sealed class TokenDesk(TimeProvider clock)
{
    private const string Scope = "https://api.businesscentral.dynamics.com/.default";
    private const int LifeSeconds = 3599;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    public async Task<IResult> IssueAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return Refuse(400, "invalid_request", "AADSTS900144: The request body must contain the following parameter: 'grant_type'.");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return (form["grant_type"].ToString(), form["scope"].ToString(), form["client_id"].ToString(), form["client_secret"].ToString()) switch
        {
            (not "client_credentials", _, _, _) => Refuse(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type."),
            (_, not Scope, _, _) => Refuse(400, "invalid_scope", $"AADSTS70011: The provided value for the input parameter 'scope' is not valid; it is {Scope}."),
            (_, _, not "sandbox", _) => Refuse(400, "unauthorized_client", "AADSTS700016: Application was not found in the directory."),
            (_, _, _, not "sandbox") => Refuse(401, "invalid_client", "AADSTS7000215: Invalid client secret provided."),
            _ => RowJson.Answer(new { token_type = "Bearer", expires_in = LifeSeconds, ext_expires_in = LifeSeconds, access_token = NewToken() }),
        };
    }

    public bool IsGood(string? authorization) =>
        authorization?.Split(' ') is ["Bearer" or "bearer", var token] && _expiries.TryGetValue(token, out var expiry) && clock.GetUtcNow() < expiry;

    public void EndAll() => _expiries.Clear();

    private string NewToken()
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _expiries[token] = clock.GetUtcNow().AddSeconds(LifeSeconds);
        return token;
    }

    private IResult Refuse(int status, string error, string description) => RowJson.Answer(
        new { error, error_description = description, timestamp = clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture) }, status);
}
