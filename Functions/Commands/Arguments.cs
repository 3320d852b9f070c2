namespace CxHub.Functions.Commands;

/// <summary>Started by the Functions host without arguments, the executable serves.</summary>
internal static class Arguments
{
    public static string[] Or(string command, string[] args) =>
        args.Length is 0 && Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT") is not null ? [command] : args;
}
