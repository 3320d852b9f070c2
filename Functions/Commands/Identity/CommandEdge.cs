using System.CommandLine;
using CxHub.IdentityResolution;

namespace CxHub.Functions.Commands.Identity;

/// <summary>Where an identity command meets the shell: input that cannot be used is a message and exit code 2, a broken-off run is 130.</summary>
internal static class CommandEdge
{
    public static Task<int> Run(ParseResult parsed, Action run) => Task.Run(() =>
    {
        try
        {
            run();
            return 0;
        }
        catch (IdentityInputException e)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"error: {e.Message}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            parsed.InvocationConfiguration.Error.WriteLine("cancelled; nothing was written");
            return 130;
        }
    });

    public static IdentitySettings Settings(string region, double Precision)
    {
        try
        {
            return new IdentitySettings { Region = region.ToUpperInvariant(), Precision = Precision };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new IdentityInputException($"--precision {Precision}: expected a share between 0.5 and 1, for instance 0.95.");
        }
    }

    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IdentityInputException($"{path}: cannot be read ({e.Message}).");
        }
    }
}
