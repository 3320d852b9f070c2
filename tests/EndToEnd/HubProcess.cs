using System.Diagnostics;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.EndToEnd;

/// <summary>The product's executable as a child process, on a store of its own, pointed at a sandbox that the test hosts.</summary>
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

    public bool HasExited => _process.HasExited;

    public static HubProcess Start(SandboxHost sandbox, string store, string config, params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, [.. arguments, "--store", store, "--config", config])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in Variables(sandbox))
        {
            start.Environment[name] = value;
        }

        return new HubProcess(Process.Start(start)!);
    }

    /// <summary>Where the sandbox listens, in the words of <c>config/hub.yaml</c>.</summary>
    public static IReadOnlyDictionary<string, string> Variables(SandboxHost sandbox) => new Dictionary<string, string>
    {
        ["SALESFORCE_URL"] = Address(sandbox, SandboxSystem.Salesforce),
        ["DATAVERSE_URL"] = Address(sandbox, SandboxSystem.Dataverse),
        ["DATAVERSE_TOKEN_URL"] = Address(sandbox, SandboxSystem.Dataverse) + "/sandbox/oauth2/v2.0/token",
        ["BUSINESSCENTRAL_URL"] = Address(sandbox, SandboxSystem.BusinessCentral),
        ["MATOMO_URL"] = Address(sandbox, SandboxSystem.Matomo),
        ["BAMBOOHR_URL"] = Address(sandbox, SandboxSystem.BambooHr),
        ["SURVEYS_URL"] = Address(sandbox, SandboxSystem.Surveys),
        ["SALESFORCE_CLIENT_SECRET"] = "sandbox",
        ["DATAVERSE_CLIENT_SECRET"] = "sandbox",
        ["BUSINESSCENTRAL_CLIENT_SECRET"] = "sandbox",
        ["MATOMO_TOKEN"] = "sandbox",
        ["BAMBOOHR_API_KEY"] = "sandbox",
        ["SURVEYS_API_KEY"] = "sandbox",
        ["SURVEYS_WEBHOOK_SECRET"] = "sandbox",
    };

    public void Kill() => _process.Kill(entireProcessTree: true);

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _output, await _errors);
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

    private static string Address(SandboxHost sandbox, string system) => sandbox.Address(system).ToString().TrimEnd('/');
}
