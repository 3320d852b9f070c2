using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Insights.Segments;

/// <summary>What is told about the segments as a whole; who is in them stands with the customers.</summary>
/// <param name="Refusal">Why there are no personas.</param>
/// <param name="Currency">In which money is counted; null without orders.</param>
public sealed record SegmentSummary(DateTimeOffset MeasuredAt, IReadOnlyList<PersonaCard> Personas, string? Refusal, double? Silhouette, string? Currency)
{
    /// <summary>The name under which the store keeps it.</summary>
    public const string Name = "insights.segments";

    public string ToJson() => JsonSerializer.Serialize(this, SegmentSummaryJson.Default.SegmentSummary);

    /// <summary>Null for what another version of the hub wrote and this one cannot read.</summary>
    public static SegmentSummary? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, SegmentSummaryJson.Default.SegmentSummary);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A persona as it is kept: nothing of it points at a person.</summary>
/// <param name="Nps">Null under ten answers.</param>
public sealed record PersonaCard(string Id, long Customers, long Of, IReadOnlyList<PersonaTrait> Traits, IReadOnlyList<string> Topics, string? PreferredChannel, double? Nps, long Answers)
{
    public static PersonaCard From(Persona persona) => new(
        persona.Id, persona.Share.Hits, persona.Share.N, persona.Traits, persona.Topics, persona.PreferredChannel, persona.Nps.N >= Statistics.Standings.ShownFrom ? persona.Nps.Value : null, persona.Nps.N);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SegmentSummary))]
internal sealed partial class SegmentSummaryJson : JsonSerializerContext;
