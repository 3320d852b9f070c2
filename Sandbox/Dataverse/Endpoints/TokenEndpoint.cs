using System.Globalization;
using System.Text;
using CxHub.Sandbox.Hosting.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>The Entra token endpoint, client credentials only.</summary>
internal static class TokenEndpoint
{
    public const string ClientId = "sandbox";
    public const string ClientSecret = "sandbox";

    public static WireResponse Answer(DataverseEnvironment environment, WireRequest request)
    {
        var sent = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(request.Body.Span));
        var scope = sent.GetValueOrDefault("scope").ToString();

        var answer = sent switch
        {
            _ when sent.GetValueOrDefault("grant_type") != "client_credentials" => Refuse(environment, 400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type."),
            _ when sent.GetValueOrDefault("client_id") != ClientId => Refuse(environment, 401, "unauthorized_client", 700016, "Application was not found in the directory."),
            _ when sent.GetValueOrDefault("client_secret") != ClientSecret => Refuse(environment, 401, "invalid_client", 7000215, "Invalid client secret provided."),
            _ when !scope.EndsWith("/.default", StringComparison.Ordinal) => Refuse(environment, 400, "invalid_scope", 1002012, $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier."),
            _ when scope[..^"/.default".Length].TrimEnd('/') != request.BaseUrl => Refuse(environment, 400, "invalid_resource", 500011, $"The resource principal named {scope[..^"/.default".Length]} was not found in the tenant."),
            _ => Grant(environment),
        };
        answer.Operation = "token";
        return answer;
    }

    private static WireResponse Grant(DataverseEnvironment environment) => WireResponse.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("token_type"u8, "Bearer");
        json.WriteNumber("expires_in"u8, AccessTokens.LifeSeconds);
        json.WriteNumber("ext_expires_in"u8, AccessTokens.LifeSeconds);
        json.WriteString("access_token"u8, environment.Tokens.Issue());
        json.WriteEndObject();
    }, "application/json; charset=utf-8");

    private static WireResponse Refuse(DataverseEnvironment environment, int status, string error, int code, string message) => WireResponse.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error"u8, error);
        json.WriteString("error_description"u8, string.Create(CultureInfo.InvariantCulture, $"AADSTS{code}: {message}"));
        json.WriteStartArray("error_codes"u8);
        json.WriteNumberValue(code);
        json.WriteEndArray();
        json.WriteString("timestamp"u8, environment.Now.ToString("u", CultureInfo.InvariantCulture));
        json.WriteString("trace_id"u8, Guid.NewGuid());
        json.WriteString("correlation_id"u8, Guid.NewGuid());
        json.WriteEndObject();
    }, "application/json; charset=utf-8");
}
