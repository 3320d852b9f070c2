using System.Diagnostics;

namespace CxHub.Tests.Contract;

/// <summary>Runs Node and npm. Without Node the tests are skipped by name, unless CI=true, where they fail.</summary>
internal static class NodeProcess
{
    private static readonly string[] ProxyNames = ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    private static readonly Lazy<Task<string?>> Prepared = new(InstallAsync);

    /// <summary>Null when the clients are ready, else why they are not. Installed once however many tests ask.</summary>
    public static Task<string?> PrepareAsync(CancellationToken cancellationToken) => Prepared.Value.WaitAsync(cancellationToken);

    private static async Task<string?> InstallAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        try
        {
            await RunAsync("node", ["--version"], withProxy: true, [], limit.Token);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js is not installed: the third-party clients cannot run.";
        }

        if (IsInstalled())
        {
            return null;
        }

        var (exit, _, errors) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], withProxy: true, [], limit.Token);
        return exit is 0 ? null : $"npm ci in tests/Contract/clients failed ({exit}): {errors}";
    }

    private static bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(CaseNames.Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(CaseNames.Folder, "package-lock.json"));
    }

    /// <param name="program">node or npm.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="withProxy">Both clients obey http_proxy even for loopback, so scripts run without it.</param>
    /// <param name="variables">More environment variables.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(
        string program, string[] arguments, bool withProxy, Dictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = CaseNames.Folder, RedirectStandardOutput = true, RedirectStandardError = true };

        foreach (var name in withProxy ? [] : ProxyNames)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
