using System.Text.Json;
using System.Text.Json.Serialization;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>A snapshot as JSON, to be kept beside the records it was taken of.</summary>
public static class SnapshotJson
{
    /// <summary>Grows when a snapshot means something else than before: new fields, levels, or ways to weigh.</summary>
    public const int CurrentVersion = 2;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IdentitySnapshot snapshot) => JsonSerializer.Serialize(snapshot, Options);

    /// <exception cref="FormatException">The text is not a snapshot.</exception>
    public static IdentitySnapshot Read(string json)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize<IdentitySnapshot>(json, Options);
            return snapshot is { Model.Version: IdentityModel.CurrentVersion, Caps: not null, Frequencies: not null }
                ? snapshot
                : throw new FormatException("The snapshot is empty or of another version. Train again.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The snapshot is not readable: {e.Message}. Train again.", e);
        }
    }
}
