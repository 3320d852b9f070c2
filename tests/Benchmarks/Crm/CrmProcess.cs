using System.Diagnostics;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>A look-alike CRM in a process of its own, which ends with this.</summary>
internal sealed record CrmProcess(string System, string Address, Process? Process) : IDisposable
{
    /// <summary>For pushes, which are answered inside the measuring process.</summary>
    public static CrmProcess None(string system) => new(system, "http://127.0.0.1", null);

    public static async Task<CrmProcess> StartAsync(Process process, string system) =>
        new(system, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The look-alike of {system} did not start."), process);

    public void Dispose()
    {
        Process?.Kill();
        Process?.Dispose();
    }
}
