using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxHub.Connectors.Surveys;

/// <summary>Reads fields of a delivery; what is missing or of a wrong kind is reported by its path.</summary>
internal static class AnswerJson
{
    public static JsonElement Object(JsonElement parent, string name, string? path = null) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind is JsonValueKind.Object
            ? child
            : throw new MalformedAnswerException(path ?? name, "an object is expected here");

    public static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind is not JsonValueKind.Null ? child : null;

    /// <summary>A text or number as text; null when absent.</summary>
    public static string? Text(JsonElement parent, string name, string? path = null) => Find(parent, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => throw new MalformedAnswerException(path ?? name, "a text is expected here"),
    };

    public static string Required(JsonElement parent, string name, string? path = null) =>
        Text(parent, name, path) is { Length: > 0 } text ? text : throw new MalformedAnswerException(path ?? name, "it is missing or empty");

    public static DateTimeOffset? Moment(JsonElement parent, string name, string? path = null)
    {
        if (Text(parent, name, path) is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new MalformedAnswerException(path ?? name, "a date and time in ISO 8601 is expected here");
    }

    public static JsonNode? Node(JsonElement element) => element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : JsonNode.Parse(element.GetRawText());

    /// <summary>A text that holds a number as that number, other texts as they are.</summary>
    public static JsonNode? NumberOrText(string? text) =>
        text is null ? null : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
}
