using System.Text.Json;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Labels of the metadata, in one language.</summary>
internal static class MetadataLabel
{
    public static object Of(string text) => new Dictionary<string, object?>
    {
        ["LocalizedLabels"] = new[] { Localized(text) },
        ["UserLocalizedLabel"] = Localized(text),
    };

    public static string? Read(JsonElement definition, string member) =>
        definition.TryGetProperty(member, out var label) && label.ValueKind is JsonValueKind.Object
        && label.TryGetProperty("LocalizedLabels", out var labels) && labels.GetArrayLength() > 0
            ? labels[0].GetProperty("Label").GetString()
            : null;

    private static Dictionary<string, object?> Localized(string text) => new() { ["Label"] = text, ["LanguageCode"] = 1033, ["IsManaged"] = false };
}
