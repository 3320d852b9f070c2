using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
            "introspect" => Introspect(sent),
            _ => throw SalesforceException.NotFound(),
        };
        answer.Operation = $"oauth2 {action}";
        return answer;
    }

    public WireResponse Identity(WireRequest request)
    {
        var session = org.Sessions.Use(request.Parameter("oauth_token")) ?? Authenticate(org, request);
        var user = org.Store.Find(session.UserId)!;
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, IdentityUrl(request, session.UserId));
            json.WriteBoolean("asserted_user"u8, true);
            json.WriteString("user_id"u8, session.UserId);
            json.WriteString("organization_id"u8, org.OrganizationId);
            json.WriteString("username"u8, (string?)user["Username"]);
            json.WriteString("nick_name"u8, (string?)user["Alias"]);
            json.WriteString("display_name"u8, (string?)user["Name"]);
            json.WriteString("email"u8, (string?)user["Email"]);
            json.WriteString("timezone"u8, (string?)user["TimeZoneSidKey"]);
            json.WriteBoolean("active"u8, user["IsActive"] is true);
            json.WriteString("user_type"u8, "STANDARD");
            json.WriteEndObject();
        });
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
        var id = IdentityUrl(request, session.UserId);
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

    private WireResponse Introspect(Dictionary<string, string> sent)
    {
        var token = sent.GetValueOrDefault("token");
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("active"u8, token is not null && org.Sessions.IsLive(token));

            if (org.Sessions.Use(token) is { } session)
            {
                WriteToken(json, session);
            }

            json.WriteEndObject();
        });
    }

    private void WriteToken(Utf8JsonWriter json, Session session)
    {
        json.WriteString("scope"u8, "api");
        json.WriteString("client_id"u8, ClientId);
        json.WriteString("username"u8, (string?)org.Store.Find(session.UserId)!["Username"]);
        json.WriteString("sub"u8, session.UserId);
        json.WriteString("token_type"u8, "access_token");
        json.WriteNumber("exp"u8, (session.LastUsedAt + org.Sessions.Life).ToUnixTimeSeconds());
        json.WriteNumber("iat"u8, session.StartedAt.ToUnixTimeSeconds());
        json.WriteNumber("nbf"u8, session.StartedAt.ToUnixTimeSeconds());
    }

    private string IdentityUrl(WireRequest request, string userId) => $"{request.BaseUrl}/id/{org.OrganizationId}/{userId}";
}
