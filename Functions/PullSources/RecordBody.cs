using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CxHub.Functions.PullSources;

/// <summary>Puts single fields of one version of a record's JSON into another version of it.</summary>
internal static class RecordBody
{
    /// <summary><paramref name="into"/> with the named fields as they stand in <paramref name="from"/>, and without those that do not stand there.</summary>
    /// <param name="into">The JSON object that is kept otherwise.</param>
    /// <param name="from">The JSON object that the fields come from.</param>
    /// <param name="fields">Names as maps ask for them: <c>Title</c>, <c>Account.Name</c>.</param>
    public static string Take(string into, string from, IReadOnlyCollection<string> fields)
    {
        using var target = JsonDocument.Parse(into);
        using var source = JsonDocument.Parse(from);
        if (target.RootElement.ValueKind is not JsonValueKind.Object || source.RootElement.ValueKind is not JsonValueKind.Object)
        {
            return into;
        }

        ArrayBufferWriter<byte> buffer = new(into.Length + 64);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, target.RootElement, source.RootElement, fields);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement into, JsonElement from, IReadOnlyCollection<string> fields)
    {
        json.WriteStartObject();
        foreach (var property in into.EnumerateObject().Where(property => !IsWhole(property.Name, fields)))
        {
            // Of a record reached through a reference only some fields may be asked for: the others stay.
            string[] inner = [.. fields.Where(field => field.StartsWith(property.Name + ".", StringComparison.Ordinal)).Select(field => field[(property.Name.Length + 1)..])];
            if (inner.Length > 0 && from.TryGetProperty(property.Name, out var there))
            {
                json.WritePropertyName(property.Name);
                WriteReference(json, property.Value, there, inner);
            }
            else
            {
                property.WriteTo(json);
            }
        }

        foreach (var property in from.EnumerateObject().Where(property => IsWhole(property.Name, fields) || (IsReference(property.Name, fields) && !into.TryGetProperty(property.Name, out _))))
        {
            property.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter json, JsonElement into, JsonElement from, string[] fields)
    {
        if (into.ValueKind is JsonValueKind.Object && from.ValueKind is JsonValueKind.Object)
        {
            Write(json, into, from, fields);
        }
        else
        {
            from.WriteTo(json);
        }
    }

    /// <summary>The field itself, or an annotation of it (<c>name@OData…</c>).</summary>
    private static bool IsWhole(string property, IReadOnlyCollection<string> fields) => fields.Contains(property.Split('@')[0]);

    private static bool IsReference(string property, IReadOnlyCollection<string> fields) => fields.Any(field => field.StartsWith(property + ".", StringComparison.Ordinal));
}
