using CxHub.Functions.Commands;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Hosting;
using Xunit;

namespace CxHub.Tests.EndToEnd;

/// <summary>Everything the hub prints while it works, fails and is asked, at its most talkative, holds no name, e-mail, phone or comment of anybody it knows.</summary>
public sealed class PersonalDataInLogsTests
{
    private const string Planted = "Zyxwine Plantedname";

    private static readonly SandboxOptions Options = new() { PortBase = 0, Seed = 11, Customers = 150 };

    [Fact]
    public async Task Logs_OfARunWithFaults_HoldNobody()
    {
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxHost.StartAsync(Options, token);
        sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.MalformedBody, Server = "salesforce", Path = "*/query*", Count = 2 });
        sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.Status, Server = "dataverse", Status = 503, Count = 3, Skip = 2 });
        sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "salesforce", Entity = "Contact", Probability = 0.1 });
        sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = "dataverse", Entity = "contact", Probability = 0.1 });
        using var folder = new HubFolder();

        using var process = HubProcess.Start(Talkative(DemoVariables.Of(sandbox)), "run", "--json", "--store", folder.Store, "--config", folder.Config);
        var exit = await process.EndAsync(token);

        AssertNobody(exit.Output + exit.Errors, sandbox);
    }

    [Fact]
    public async Task Logs_OfAServerThatIsSentAnswersAndAsked_HoldNobody()
    {
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxHost.StartAsync(Options, token);
        using var folder = new HubFolder();
        using var hub = await HubServing.StartAsync(Talkative(DemoVariables.Of(sandbox)), folder, token);

        await hub.PostAsync("api/runs", "{}", token);
        await hub.PostAsync("api/feedback/surveys", $$"""{"id":"a-1","email":"planted@example.com","score":"{{Planted}}","comment":"{{Planted}} called"}""", token);
        await hub.PostAsync("api/feedback/surveys", $$"""{"name":"{{Planted}}", not json""", token);
        await hub.PostAsync($"api/feedback/{Uri.EscapeDataString("no such source")}", $$"""{"name":"{{Planted}}"}""", token);
        await hub.PostAsync("api/profiles/search", $$"""{"text":"{{Planted}}"}""", token);
        var log = await hub.StopAsync(token);

        Assert.Contains("Microsoft.AspNetCore", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Zyxwine", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("planted@example.com", log, StringComparison.OrdinalIgnoreCase);
        AssertNobody(log, sandbox);
    }

    /// <summary>Every category at its most talkative, except the wire traces of HTTP (headers and addresses of other systems), which nobody turns on by accident.</summary>
    private static Dictionary<string, string> Talkative(IReadOnlyDictionary<string, string> environment) => new(environment)
    {
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__LogLevel__Microsoft"] = "Debug",
        ["Logging__LogLevel__System.Net.Http"] = "Debug",
        ["Logging__LogLevel__Quartz"] = "Debug",
    };

    private static void AssertNobody(string log, SandboxHost sandbox)
    {
        Assert.True(log.Length > 1000, $"The hub was not talkative, so nothing was tested: {log}");
        var known = PersonalValues.Of(sandbox);
        Assert.True(known.Count > 500, "Too few values are looked for.");
        var lines = log.Split('\n');
        Assert.Empty(known.Where(value => log.Contains(value, StringComparison.OrdinalIgnoreCase)).Select(value => $"'{value}' in: {lines.First(line => line.Contains(value, StringComparison.OrdinalIgnoreCase))}").Take(10));
    }
}
