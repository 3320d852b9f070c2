using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Rest;

/// <summary>
/// Where a pull stands: the moment it asks from, the newest record seen, and inside a run the place of the next page
/// (link, offset, page number, cursor text or last key).
/// </summary>
internal sealed record RestCursor(DateTimeOffset? Since, DateTimeOffset? Newest, string? Place, DateTimeOffset? FullLoadAt)
{
    public static RestCursor? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return new RestCursor(Moment(root, "since"), Moment(root, "newest"), TokenCall.Text(root, "place"), Moment(root, "fullLoadAt"));
    }

    public string ToText() => JsonBody.Text(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        Write(json, "since", Since);
        Write(json, "newest", Newest);
        if (Place is not null)
        {
            json.WriteString("place", Place);
        }

        Write(json, "fullLoadAt", FullLoadAt);
        json.WriteEndObject();
    });

    private static DateTimeOffset? Moment(JsonElement root, string name) =>
        TokenCall.Text(root, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static void Write(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } value)
        {
            json.WriteString(name, value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        }
    }
}
