using System.Globalization;

namespace CxHub.Functions.Hosting;

/// <summary>The port that the Functions host wants its custom handler to listen on.</summary>
public static class CustomHandlerPort
{
    /// <summary>Null when no Functions host started this process.</summary>
    public static int? FromEnvironment() =>
        int.TryParse(Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
