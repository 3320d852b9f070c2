using System.Globalization;
using System.Text;
using System.Text.Json;
using CxHub.Domain;

namespace CxHub.Connectors.Http;

/// <summary>What every OAuth token endpoint has in common.</summary>
public static class TokenCall
{
    public static SystemCall Post(string path, string form) => new(HttpMethod.Post, path, "token")
    {
        Body = Encoding.UTF8.GetBytes(form),
        ContentType = "application/x-www-form-urlencoded",
        Lane = CallLane.Urgent,
    };

    /// <summary>The dialect of a token endpoint: <c>error</c> and <c>error_description</c>, of which the second may be missing.</summary>
    public static SystemDialect Dialect(string system, IReadOnlyList<ErrorRule> rules) => new(system, new ErrorTable(rules), ReadError)
    {
        NewTokenHelps = static _ => false,
    };

    /// <summary>Reads the standard answer; the token's life is taken from <c>expires_in</c> when given.</summary>
    public static AccessToken Standard(string system, SystemAnswer answer, DateTimeOffset now) => new(
        Text(answer.Root, "access_token") ?? throw new ConnectorException(system, FailureKind.Unauthorized, "the token answer holds no access_token. Check the token URL."),
        Seconds(answer.Root) is { } seconds ? now.AddSeconds(seconds) : null);

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static double? Seconds(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("expires_in", out var life))
        {
            return null;
        }

        return life.ValueKind switch
        {
            JsonValueKind.Number => life.GetDouble(),
            JsonValueKind.String when double.TryParse(life.GetString(), CultureInfo.InvariantCulture, out var seconds) => seconds,
            _ => null,
        };
    }

    private static SystemError ReadError(SystemAnswer answer) => new(Text(answer.Root, "error"), Text(answer.Root, "error_description"));
}
