using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Functions.PullSources;

/// <summary>Fields of an entity that are read for all its records beside the ordinary pull, and how far that has come.</summary>
/// <param name="Fields">Fields that a map asks for since a moment when records were landed already.</param>
/// <param name="Cursor">The connector's cursor of the last page merged; null before the first.</param>
internal sealed record FieldBackfill(IReadOnlyList<string> Fields, string? Cursor)
{
    /// <summary>Under this name it waits in the store until it is through.</summary>
    public static string Name(string source, string entity) => $"backfill:{source}/{entity}";

    public static FieldBackfill? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize(json, FieldBackfillJson.Default.FieldBackfill);

    public string ToJson() => JsonSerializer.Serialize(this, FieldBackfillJson.Default.FieldBackfill);

    /// <summary>With more fields it begins again, so that every record gets all of them.</summary>
    public FieldBackfill With(IEnumerable<string> fields) => new([.. Fields.Union(fields, StringComparer.Ordinal)], null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FieldBackfill))]
internal sealed partial class FieldBackfillJson : JsonSerializerContext;
