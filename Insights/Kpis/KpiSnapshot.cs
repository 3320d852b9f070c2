using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Insights.Kpis;

/// <summary>All figures of one measurement, as they are kept in the store so that every page, report and program sees the same numbers.</summary>
public sealed record KpiSnapshot(DateTimeOffset MeasuredAt, IReadOnlyList<KpiFigure> Figures)
{
    /// <summary>The name under which the store keeps it.</summary>
    public const string Name = "insights.kpis";

    public string ToJson() => JsonSerializer.Serialize(this, KpiSnapshotJson.Default.KpiSnapshot);

    /// <summary>Null for what another version of the hub wrote and this one cannot read: it is measured again.</summary>
    public static KpiSnapshot? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, KpiSnapshotJson.Default.KpiSnapshot);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(KpiSnapshot))]
internal sealed partial class KpiSnapshotJson : JsonSerializerContext;
