using System.Text.Json;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Salesforce;

/// <summary>
/// Where a pull stands. Between runs only <see cref="Watermark"/> is set; inside a run also the last row given, so that the
/// next page starts exactly behind it. <see cref="Fields"/> is the select list it was made with; a Bulk job keeps it to its end.
/// </summary>
internal sealed record SalesforceCursor(IReadOnlyList<string> Fields, DateTimeOffset? Watermark, DateTimeOffset? AfterStamp = null, string? AfterId = null)
{
    /// <summary>The object it was saved for; a cursor of another object stands for nothing here.</summary>
    public string? Entity { get; init; }

    /// <summary>The Bulk query job that an unfinished first load reads from, the place in its results, and the rows before it.</summary>
    public string? Job { get; init; }

    public string? JobLocator { get; init; }

    public int JobRows { get; init; }

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
            TokenCall.Text(root, "id"))
        {
            Entity = TokenCall.Text(root, "entity"),
            Job = TokenCall.Text(root, "job"),
            JobLocator = TokenCall.Text(root, "locator"),
            JobRows = root.TryGetProperty("rows", out var rows) ? rows.GetInt32() : 0,
        };
    }

    public string ToText() => JsonBody.Text(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        WriteIfAny(json, "entity", Entity);
        json.WriteString("fields", string.Join(',', Fields));
        WriteMoment(json, "watermark", Watermark);
        WriteMoment(json, "stamp", AfterStamp);
        WriteIfAny(json, "id", AfterId);
        WriteIfAny(json, "job", Job);
        WriteIfAny(json, "locator", JobLocator);
        if (JobRows > 0)
        {
            json.WriteNumber("rows", JobRows);
        }

        json.WriteEndObject();
    });

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } value)
        {
            json.WriteString(name, SalesforceTime.Literal(value));
        }
    }
}
