using System.Diagnostics;
using System.Globalization;

namespace CxHub.Storage;

/// <summary>
/// Names the process that holds a lease or a message: machine, process id and start time, and a part of its own for each holding. So what a killed process of this
/// machine held can be taken over at once; what another machine holds has to expire.
/// </summary>
internal static class ProcessOwner
{
    private static readonly string Self = Describe();

    public static string New() => $"{Self}:{Guid.NewGuid():N}";

    /// <summary>True when the holder was a process of this machine that no longer lives.</summary>
    public static bool IsAbandoned(string owner)
    {
        var parts = owner.Split(':');
        if (parts.Length is not 4 || parts[0] != Environment.MachineName || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return Started(process) != parts[2];
        }
        catch (ArgumentException)
        {
            // No such process.
            return true;
        }
    }

    private static string Describe()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{process.Id}:{Started(process)}");
    }

    private static string Started(Process process) => process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
}
