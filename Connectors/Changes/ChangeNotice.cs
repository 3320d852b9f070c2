using System.Text.Json;
using CxHub.Connectors.Surveys;

namespace CxHub.Connectors.Changes;

/// <summary>
/// Reads which entities a system says have changed. Nothing else of a notice is used: no id, no value. What changed is read from the system itself,
/// so a forged, doubled or stale notice costs one pull and nothing more.
/// </summary>
/// <remarks>
/// Understood are Dataverse webhooks (<c>PrimaryEntityName</c>), Salesforce change events and relayed platform events (<c>ChangeEventHeader.entityName</c>,
/// <c>Entity__c</c>, also inside <c>payload</c> or <c>detail</c>), plain <c>{"entity": …}</c> and <c>{"entities": […]}</c>, and lists of these.
/// </remarks>
public static class ChangeNotice
{
    /// <summary>Larger bodies are to be refused with 413 before they are read. Dataverse drops the images of a larger record by itself.</summary>
    public const int LargestBody = 1_048_576;

    private static readonly string[] Names = ["PrimaryEntityName", "entityName", "entity", "Entity__c"];
    private static readonly string[] Wrappers = ["ChangeEventHeader", "payload", "detail", "data"];

    /// <param name="settings">The source's secrets.</param>
    /// <param name="headers">All request headers.</param>
    /// <param name="rawBody">The body's bytes, untouched.</param>
    public static NoticeResult Read(ChangeSettings settings, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> rawBody)
    {
        if (!settings.Secrets.Any(secret => IsSigned(headers, secret, rawBody.Span)))
        {
            return new NoticeResult.Unauthorised();
        }

        if (rawBody.Length is 0)
        {
            return new NoticeResult.Accepted([]);
        }

        try
        {
            using var json = JsonDocument.Parse(rawBody);
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? new NoticeResult.Accepted([.. Entities(json.RootElement).Distinct(StringComparer.OrdinalIgnoreCase)])
                : new NoticeResult.Malformed("an object is expected here");
        }
        catch (JsonException broken)
        {
            return new NoticeResult.Malformed($"no JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine})");
        }
    }

    private static IEnumerable<string> Entities(JsonElement notice)
    {
        switch (notice.ValueKind)
        {
            case JsonValueKind.Array:
                return notice.EnumerateArray().SelectMany(Entities);
            case JsonValueKind.Object:
                var named = Names.Select(name => Text(notice, name)).OfType<string>();
                var listed = notice.TryGetProperty("entities", out var list) && list.ValueKind is JsonValueKind.Array
                    ? list.EnumerateArray().Where(entity => entity.ValueKind is JsonValueKind.String).Select(entity => entity.GetString()!)
                    : [];
                var wrapped = Wrappers.SelectMany(wrapper => notice.TryGetProperty(wrapper, out var inner) ? Entities(inner) : []);
                return [.. named, .. listed, .. wrapped];
            default:
                return [];
        }
    }

    private static string? Text(JsonElement notice, string name) =>
        notice.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsSigned(IReadOnlyDictionary<string, string> headers, string secret, ReadOnlySpan<byte> body) =>
        Signatures.HexSha256(headers.GetValueOrDefault("X-CxHub-Signature"), secret, body) || Signatures.Key(headers.GetValueOrDefault("X-CxHub-Key"), secret);
}
