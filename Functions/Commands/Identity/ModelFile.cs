using CxHub.IdentityResolution.Training;

namespace CxHub.Functions.Commands.Identity;

/// <summary>Reads a model from a file, with errors that name it.</summary>
internal static class ModelFile
{
    public static IdentityModel Read(string path)
    {
        try
        {
            return ModelJson.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new IdentityInputException($"{path}: {e.Message}");
        }
    }
}
