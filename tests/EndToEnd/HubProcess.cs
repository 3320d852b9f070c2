using System.Diagnostics;
using CxHub.Functions.Commands;
using CxHub.Sandbox.Hosting;

namespace CxHub.Tests.EndToEnd;

/// <summary>The product's executable as a child process.</summary>
internal sealed class HubProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private HubProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static HubProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HubProcess(Process.Start(start)!);
    }

    /// <summary>A pass of the loop on a store of its own, against a sandbox that the test hosts.</summary>
    public static HubProcess Run(SandboxHost sandbox, HubFolder folder) => Start(DemoVariables.Of(sandbox), "run", "--json", "--store", folder.Store, "--config", folder.Config);

    public void Kill() => _process.Kill(entireProcessTree: true);

    public async Task<HubExit> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new HubExit(_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string Executable => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "cxhub.exe" : "cxhub");
}

internal sealed record HubExit(int Code, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1];
}
