using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>What a token stands for: the identity of its user, and whether it is still alive.</summary>
internal static class TokenInfoEndpoints
{
    public static string IdentityUrl(Org org, WireRequest request, string userId) => $"{request.BaseUrl}/id/{org.OrganizationId}/{userId}";

    public static WireResponse Identity(Org org, WireRequest request)
    {
        var session = org.Sessions.Use(request.Parameter("oauth_token")) ?? OAuthEndpoints.Authenticate(org, request);
        var user = org.Store.Find(session.UserId)!;
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, IdentityUrl(org, request, session.UserId));
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

    public static WireResponse Introspect(Org org, string? token)
    {
        return WireResponse.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("active"u8, token is not null && org.Sessions.IsLive(token));

            if (org.Sessions.Use(token) is { } session)
            {
                WriteToken(json, org, session);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteToken(Utf8JsonWriter json, Org org, Session session)
    {
        json.WriteString("scope"u8, "api");
        json.WriteString("client_id"u8, OAuthEndpoints.ClientId);
        json.WriteString("username"u8, (string?)org.Store.Find(session.UserId)!["Username"]);
        json.WriteString("sub"u8, session.UserId);
        json.WriteString("token_type"u8, "access_token");
        json.WriteNumber("exp"u8, (session.LastUsedAt + org.Sessions.Life).ToUnixTimeSeconds());
        json.WriteNumber("iat"u8, session.StartedAt.ToUnixTimeSeconds());
        json.WriteNumber("nbf"u8, session.StartedAt.ToUnixTimeSeconds());
    }
}
