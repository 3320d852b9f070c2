using System.Buffers;
using System.Text;
using System.Text.Json;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>A model as one JSON document: readable, diffable, without code in it.</summary>
public static class TextModelJson
{
    private const string Format = "cxhub-text-model/1";

    public static string Write(TextModel model)
    {
        ArrayBufferWriter<byte> buffer = new();

        using (Utf8JsonWriter writer = new(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteString("version", model.Version);
            writer.WritePropertyName("training");
            WriteTraining(writer, model.Training);
            WriteArray(writer, "labels", model.Labels, (json, label) => json.WriteStringValue(label));
            WriteArray(writer, "biases", model.Biases, (json, bias) => json.WriteNumberValue(bias));
            WriteArray(writer, "terms", model.Vocabulary.Terms, (json, term) => json.WriteStringValue(term));
            WriteArray(writer, "rarity", Enumerable.Range(0, model.Features), (json, term) => json.WriteNumberValue(model.Vocabulary.RarityOf(term)));
            writer.WriteStartArray("weights");

            for (var label = 0; label < model.Labels.Count; label++)
            {
                writer.WriteStartArray();

                for (var term = 0; term < model.Features; term++)
                {
                    writer.WriteNumberValue(model.WeightOf(label, term));
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Refuses a document that is not a model of this format or does not fit together, and says where.</summary>
    public static Attempt<TextModel> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;

            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.GetString() != Format)
            {
                return Attempt<TextModel>.Refused($"not a text model: \"format\" must be \"{Format}\"");
            }

            var labels = Strings(root, "labels");
            var terms = Strings(root, "terms");
            var rarity = Numbers(root.GetProperty("rarity"));
            float[][] weights = [.. root.GetProperty("weights").EnumerateArray().Select(Numbers)];
            var biases = Numbers(root.GetProperty("biases"));

            return labels.Length != weights.Length || labels.Length != biases.Length || rarity.Length != terms.Length || weights.Any(row => row.Length != terms.Length)
                ? Attempt<TextModel>.Refused("the text model does not fit together: labels, terms, rarity, weights and biases have different lengths")
                : new TextModel(new(terms, rarity), labels, weights, biases, ReadTraining(root.GetProperty("training")));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return Attempt<TextModel>.Refused($"not a readable text model: {fault.Message}");
        }
    }

    private static void WriteTraining(Utf8JsonWriter writer, TextTraining training)
    {
        writer.WriteStartObject();
        writer.WriteNumber("comments", training.Comments);
        writer.WriteStartObject("perLabel");

        foreach (var (label, count) in training.PerLabel)
        {
            writer.WriteNumber(label, count);
        }

        writer.WriteEndObject();
        WriteArray(writer, "languages", training.Languages, (json, language) => json.WriteStringValue(language.ToString()));
        writer.WriteEndObject();
    }

    private static TextTraining ReadTraining(JsonElement training) => new(
        training.GetProperty("comments").GetInt32(),
        new SortedDictionary<string, int>(training.GetProperty("perLabel").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetInt32()), StringComparer.Ordinal),
        new SortedSet<Language>(training.GetProperty("languages").EnumerateArray().Select(language => Enum.Parse<Language>(language.GetString()!))));

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);

        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static string[] Strings(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(item => item.GetString() ?? "")];

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetSingle())];
}
