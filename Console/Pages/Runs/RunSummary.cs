using System.Text.Json;

namespace CxHub.Console.Pages.Runs;

/// <summary>A run's summary as one line: the numbers of its JSON with their names.</summary>
internal static class RunSummary
{
    public static string Line(string? json, Viewer viewer)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return "";
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return string.Join(" · ", Parts(document.RootElement, "", viewer).Take(14));
        }
        catch (JsonException)
        {
            // Not every trigger writes JSON; its words are shown as they are.
            return json.Length > 300 ? json[..300] + "…" : json;
        }
    }

    private static IEnumerable<string> Parts(JsonElement element, string path, Viewer viewer) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Parts(member.Value, path.Length is 0 ? viewer.Words[member.Name] : $"{path} {viewer.Words[member.Name]}", viewer)),
        JsonValueKind.Array => [$"{path} {viewer.Number(element.GetArrayLength())}"],
        JsonValueKind.Number => [$"{path} {viewer.Number(element.GetDouble(), element.TryGetInt64(out _) ? 0 : 1)}"],
        JsonValueKind.String => [$"{path} {element.GetString()}"],
        _ => [],
    };
}
