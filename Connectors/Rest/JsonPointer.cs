using System.Globalization;
using System.Text.Json;

namespace CxHub.Connectors.Rest;

/// <summary>RFC 6901 pointers, and plain property names for short.</summary>
internal static class JsonPointer
{
    /// <summary>What the pointer names; null when it is not there or JSON null. An empty pointer names the whole.</summary>
    public static JsonElement? Find(JsonElement root, string pointer)
    {
        if (pointer.Length is 0 or 1 && pointer is "" or "/")
        {
            return root;
        }

        var current = root;
        foreach (var step in pointer[0] is '/' ? pointer[1..].Split('/') : [pointer])
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (current.ValueKind is JsonValueKind.Object && current.TryGetProperty(name, out var property))
            {
                current = property;
            }
            else if (current.ValueKind is JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < current.GetArrayLength())
            {
                current = current[index];
            }
            else
            {
                return null;
            }
        }

        return current.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : current;
    }

    /// <summary>The value as text: strings as they are, everything else as JSON writes it.</summary>
    public static string? Text(JsonElement root, string? pointer) => pointer is null ? null : Find(root, pointer) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
        null => null,
    };
}
