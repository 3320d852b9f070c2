using System.Text.Json;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Where a pull stands. Between runs only <see cref="Watermark"/> is set; inside a run also the last row given, so that the
/// next page starts exactly behind it. <see cref="Fields"/> is the select list it was made with: a new field reads everything again.
/// </summary>
internal sealed record SalesforceCursor(IReadOnlyList<string> Fields, DateTimeOffset? Watermark, DateTimeOffset? AfterStamp = null, string? AfterId = null)
{
    public static SalesforceCursor? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        return new SalesforceCursor(
            (TokenCall.Text(root, "fields") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries),
            SalesforceTime.Parse(TokenCall.Text(root, "watermark")),
            SalesforceTime.Parse(TokenCall.Text(root, "stamp")),
            TokenCall.Text(root, "id"));
    }

    public string ToText() => JsonBody.Text(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        json.WriteString("fields", string.Join(',', Fields));
        WriteMoment(json, "watermark", Watermark);
        WriteMoment(json, "stamp", AfterStamp);
        if (AfterId is not null)
        {
            json.WriteString("id", AfterId);
        }

        json.WriteEndObject();
    });

    private static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } value)
        {
            json.WriteString(name, SalesforceTime.Literal(value));
        }
    }
}
