using System.Text.Json;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Contract;

/// <summary>One run of a client script against a Sandbox of its own; its cases are looked up by name.</summary>
public abstract class ClientRun(string script) : IAsyncLifetime
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string?> _failures = new(StringComparer.Ordinal);
    private string? _unavailable;
    private string _errors = string.Empty;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        _unavailable = await NodeProcess.PrepareAsync(limit.Token);

        if (_unavailable is not null)
        {
            return;
        }

        await using var host = await SandboxHost.StartAsync(new() { PortBase = 0, World = ContractWorld.Of }, limit.Token);
        var variables = new Dictionary<string, string>
        {
            ["SANDBOX_CONTROL"] = Text(host.ControlAddress),
            ["SANDBOX_SALESFORCE"] = Text(host.Address(SandboxSystem.Salesforce)),
            ["SANDBOX_DATAVERSE"] = Text(host.Address(SandboxSystem.Dataverse)),
        };
        var (_, output, errors) = await NodeProcess.RunAsync("node", [script], withProxy: false, variables, limit.Token);
        _errors = errors;

        foreach (var line in output.Split('\n').Where(line => line.StartsWith("{\"name\"", StringComparison.Ordinal)))
        {
            using var result = JsonDocument.Parse(line);
            var root = result.RootElement;
            _failures[root.GetProperty("name").GetString()!] = root.GetProperty("ok").GetBoolean() ? null : root.GetProperty("error").GetString();
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Fails with the script's own report unless the case passed.</summary>
    public void Verify(string name)
    {
        Prerequisite.Require(_unavailable);
        Assert.True(_failures.TryGetValue(name, out var failure), $"'{name}' did not report; the script wrote: {_errors}");
        Assert.True(failure is null, failure);
    }

    private static string Text(Uri address) => address.ToString().TrimEnd('/');
}
