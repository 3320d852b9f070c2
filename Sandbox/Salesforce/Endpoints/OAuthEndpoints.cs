using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CxHub.Sandbox.Hosting.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>
/// OAuth 2.0: client credentials, JWT bearer, user name and password, refresh token; parameters in the form body, in the
/// query string, or the client's pair as a Basic header. Errors are objects, not the arrays of the data API.
/// </summary>
internal sealed class OAuthEndpoints(Org org, JwtBearerGrant jwt)
{
    public const string ClientId = "sandbox";
    public const string ClientSecret = "sandbox";

    public static Session Authenticate(Org org, WireRequest request)
    {
        var header = request.Header("Authorization");

        if (header is not null && !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && !header.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase))
        {
            throw new SalesforceException(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
        }

        return org.Sessions.Use(header?[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..]) ?? throw SalesforceException.SessionExpired();
    }

    public WireResponse Answer(WireRequest request, string action)
    {
        var sent = Parameters(request);
        var answer = action switch
        {
            "token" => Token(request, sent),
            "revoke" => Revoke(sent),
            "introspect" => TokenInfoEndpoints.Introspect(org, sent.GetValueOrDefault("token")),
            _ => throw SalesforceException.NotFound(),
        };
        answer.Operation = $"oauth2 {action}";
        return answer;
    }

    private static Dictionary<string, string> Parameters(WireRequest request)
    {
        var sent = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);

        foreach (var (name, value) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body.Span)))
        {
            sent[name] = value.ToString();
        }

        if (request.Header("Authorization") is { } basic && basic.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
            && Encoding.UTF8.GetString(Convert.FromBase64String(basic[6..])).Split(':', 2) is [var id, var secret])
        {
            sent["client_id"] = id;
            sent["client_secret"] = secret;
        }

        return sent;
    }

    private static WireResponse Refuse(string error, string description) => WireResponse.Json(400, json =>
    {
        json.WriteStartObject();
        json.WriteString("error"u8, error);
        json.WriteString("error_description"u8, description);
        json.WriteEndObject();
    });

    private WireResponse Token(WireRequest request, Dictionary<string, string> sent)
    {
        var grant = sent.GetValueOrDefault("grant_type");

        if (grant is JwtBearerGrant.Name)
        {
            return jwt.Check(sent.GetValueOrDefault("assertion"), request.BaseUrl) is { } refusal
                ? Refuse(refusal.Error, refusal.Description)
                : Grant(request, isJwt: true, refreshToken: null);
        }

        if (sent.GetValueOrDefault("client_id") is not ClientId)
        {
            return Refuse("invalid_client_id", "client identifier invalid");
        }

        if (sent.GetValueOrDefault("client_secret") is not ClientSecret)
        {
            return Refuse("invalid_client", "invalid client credentials");
        }

        return grant switch
        {
            "client_credentials" => Grant(request, isJwt: false, refreshToken: null),
            "password" when sent.GetValueOrDefault("password") is "sandbox" => Grant(request, isJwt: false, refreshToken: null),
            "password" => Refuse("invalid_grant", "authentication failure"),
            "refresh_token" when sent.GetValueOrDefault("refresh_token") is "sandbox" => Grant(request, isJwt: false, refreshToken: "sandbox"),
            "refresh_token" => Refuse("invalid_grant", "expired access/refresh token"),
            _ => Refuse("unsupported_grant_type", "grant type not supported"),
        };
    }

    private WireResponse Grant(WireRequest request, bool isJwt, string? refreshToken)
    {
        var session = org.Sessions.Open(org.UserId);
        var issuedAt = session.StartedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var id = TokenInfoEndpoints.IdentityUrl(org, request, session.UserId);
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("access_token"u8, session.Token);

            if (refreshToken is not null)
            {
                json.WriteString("refresh_token"u8, refreshToken);
            }

            if (!isJwt)
            {
                json.WriteString("signature"u8, Signature(id + issuedAt));
            }

            json.WriteString("scope"u8, isJwt ? "api id" : "api");
            json.WriteString("instance_url"u8, request.BaseUrl);
            json.WriteString("id"u8, id);
            json.WriteString("token_type"u8, "Bearer");

            if (!isJwt)
            {
                json.WriteString("issued_at"u8, issuedAt);
            }

            json.WriteEndObject();
        });
    }

    private static string Signature(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret), Encoding.UTF8.GetBytes(text)));

    private WireResponse Revoke(Dictionary<string, string> sent)
    {
        var token = sent.GetValueOrDefault("token") ?? string.Empty;

        if (!org.Sessions.IsLive(token))
        {
            return Refuse("unsupported_token_type", "this token type is not supported");
        }

        org.Sessions.End(token);
        return WireResponse.Empty(200);
    }
}
