using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.IdentityResolution.Training;

/// <summary>The model as a small, indented JSON text that a person can read and compare.</summary>
public static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(IdentityModel model) => JsonSerializer.Serialize(model, Options);

    /// <exception cref="FormatException">The text is not a model, or one of another version.</exception>
    public static IdentityModel Read(string json)
    {
        try
        {
            var model = JsonSerializer.Deserialize<IdentityModel>(json, Options) ?? throw new FormatException("The model is empty.");
            return IsSound(model) ? model : throw new FormatException($"The model is version {model.Version} or damaged; this program reads version {IdentityModel.CurrentVersion}. Train it again.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The model is not readable: {e.Message}", e);
        }
    }

    private static bool IsSound(IdentityModel model) => model.Version == IdentityModel.CurrentVersion
        && model.PairsPerRecord > 0
        && model.Fields.All(field => field.M.Length == field.U.Length && field.M.Length == field.Shift.Length && field.M.Concat(field.U).All(chance => chance is > 0 and <= 1));
}
