using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Insights.Quality;

/// <summary>The gates that are shut since the last measurement: what they name is not written back until the data are better.</summary>
public sealed record ShutGates(IReadOnlyList<ShutGate> Gates)
{
    /// <summary>The name under which the store keeps it.</summary>
    public const string Name = "quality.shut";

    public static ShutGates None { get; } = new([]);

    public static ShutGates Of(IEnumerable<QualityGate> gates, IReadOnlyList<QualityDataSet> measured) =>
        new([.. gates.Where(gate => gate.IsShut(measured)).Select(gate => new ShutGate(gate, gate.Judged(measured)!.Value!.Value))]);

    /// <summary>Those of the fields that wait.</summary>
    public IEnumerable<string> Paused(string target, string entity, IEnumerable<string> fields) =>
        fields.Where(field => Gates.Any(shut => shut.Gate.Covers(target, entity, field)));

    /// <summary>Everything that a gate of these names and none of the others.</summary>
    public IEnumerable<string> PlacesBeyond(ShutGates others)
    {
        var still = others.Gates.SelectMany(shut => shut.Gate.Pauses).ToHashSet(StringComparer.Ordinal);
        return Gates.SelectMany(shut => shut.Gate.Pauses).Distinct(StringComparer.Ordinal).Where(place => !still.Contains(place));
    }

    public string ToJson() => JsonSerializer.Serialize(this, ShutGatesJson.Default.ShutGates);

    /// <summary>None for nothing, and for what another version of the hub wrote: it is measured again before the next write-back.</summary>
    public static ShutGates Read(string? json)
    {
        try
        {
            return json is null ? None : JsonSerializer.Deserialize(json, ShutGatesJson.Default.ShutGates) ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }
}

/// <param name="Value">What was measured, in [0, 1].</param>
public sealed record ShutGate(QualityGate Gate, double Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ShutGates))]
internal sealed partial class ShutGatesJson : JsonSerializerContext;
