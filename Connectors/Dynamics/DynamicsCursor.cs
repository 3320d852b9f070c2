using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Dynamics;

/// <summary>
/// Where a pull stands: a delta link (verbatim), the next page of an unfinished load, or a moment for tables without change tracking.
/// <see cref="Fields"/> is the column list it was made with.
/// </summary>
internal sealed record DynamicsCursor(IReadOnlyList<string> Fields, string? Delta = null, string? Next = null, DateTimeOffset? Since = null)
{
    public static DynamicsCursor? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return new DynamicsCursor(
            (TokenCall.Text(root, "fields") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries),
            TokenCall.Text(root, "delta"),
            TokenCall.Text(root, "next"),
            TokenCall.Text(root, "since") is { } since ? DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) : null);
    }

    public string ToText() => JsonBody.Text(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        json.WriteString("fields", string.Join(',', Fields));
        WriteIfAny(json, "delta", Delta);
        WriteIfAny(json, "next", Next);
        WriteIfAny(json, "since", Since?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    });

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
