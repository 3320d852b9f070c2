using System.Diagnostics;
using System.Globalization;

namespace CxHub.Storage;

/// <summary>
/// Names the process that holds a lease or a message: machine, process id, start, and a part of its own for each holding. So what a
/// killed process of this machine held can be taken over at once; what another machine holds has to expire.
/// </summary>
internal static class ProcessOwner
{
    private static readonly string Self = Describe(Environment.ProcessId) ?? $"unknown:{Environment.ProcessId}:0";

    public static string New() => $"{Self}:{Guid.NewGuid():N}";

    /// <summary>True when the holder was a process of this machine that no longer lives.</summary>
    public static bool IsAbandoned(string owner)
    {
        var parts = owner.Split(':');
        return parts.Length is 4
            && parts[0] == Machine()
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && Describe(id) != string.Join(':', parts[..3]);
    }

    /// <summary>Machine, process id and start of a living process, the same whoever asks; null when there is none.</summary>
    internal static string? Describe(int processId) =>
        Started(processId) is { } started ? string.Create(CultureInfo.InvariantCulture, $"{Machine()}:{processId}:{started}") : null;

    /// <summary>Two containers may share a name and use the same process ids; on Linux their process namespaces tell them apart.</summary>
    private static string Machine() =>
        OperatingSystem.IsLinux() ? $"{Environment.MachineName}/{new FileInfo("/proc/self/ns/pid").LinkTarget?.Replace(":", "", StringComparison.Ordinal)}" : Environment.MachineName;

    private static string? Started(int processId)
    {
        try
        {
            return OperatingSystem.IsLinux() ? StartedOnLinux(processId) : StartedElsewhere(processId);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// The boot and the clock tick since it, as the kernel counts them. Process.StartTime is worked out from the wall clock here and
    /// differs by some microseconds for every process that asks, and by hours when the clock is set.
    /// </summary>
    private static string? StartedOnLinux(int processId)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        // The second field is the program's name in brackets and may hold blanks and brackets itself; the start is the 22nd field.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var dead = fields[0] is "Z" or "X";
        return dead ? null : $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}-{fields[19]}";
    }

    private static string StartedElsewhere(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
    }
}
