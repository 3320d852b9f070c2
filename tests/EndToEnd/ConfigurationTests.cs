using CxHub.Sandbox.Hosting;
using Xunit;

namespace CxHub.Tests.EndToEnd;

/// <summary>What an admin edits changes what the hub does; what an admin gets wrong is told with its place.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public async Task Run_AfterOneLineOfATargetFileChanged_WritesThatChange()
    {
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { PortBase = 0, Seed = 3, Customers = 150 }, token);
        using var folder = new HubFolder();
        await RunAsync(sandbox, folder, token);
        var before = await CrmState.ReadAsync(sandbox, token);

        folder.Edit("targets/salesforce.yaml", "detractor: Detractor", "detractor: Passive");
        await RunAsync(sandbox, folder, token);

        var after = await CrmState.ReadAsync(sandbox, token);
        Assert.Contains(before.Salesforce, row => row.Contains("|Detractor|", StringComparison.Ordinal));
        Assert.DoesNotContain(after.Salesforce, row => row.Contains("|Detractor|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WithTenMistakesInTheFiles_ListsEachWithItsPlaceAndChangesNothing()
    {
        using var folder = new HubFolder();
        folder.Edit("hub.yaml", "timeZone: Asia/Ho_Chi_Minh", "timeZone: Asia/Ho_Chi_Min");
        folder.Edit("hub.yaml", "region: VN", "regoin: VN");
        folder.Edit("mappings/salesforce.yaml", "givenName:", "givenNam:");
        folder.Edit("mappings/salesforce.yaml", "transform: email", "transform: emial");
        folder.Edit("mappings/salesforce.yaml", "birthDate: Birthdate", "birthDate: { from: Birthdate, transform: upper }");
        folder.Edit("mappings/surveys.yaml", "source: surveys", "source: survey");
        folder.Edit("targets/salesforce.yaml", "from: score.csat,", "from: score.csta,");
        folder.Edit("targets/dynamics.yaml", "target: dynamics", "target: dynamic");
        folder.Edit("followups.yaml", "due: 1 business day", "due: one day");
        folder.Edit("sources/salesforce.yaml", "clientSecret: ${SALESFORCE_CLIENT_SECRET}", "clientSecret: a-literal-secret");

        using var process = HubProcess.Start(new Dictionary<string, string>(), "run", "--store", folder.Store, "--config", folder.Config);
        var exit = await process.EndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, exit.Code);
        string[] places = ["config/hub.yaml:", "config/mappings/salesforce.yaml:", "config/mappings/surveys.yaml:", "config/targets/salesforce.yaml:", "config/targets/dynamics.yaml:", "config/followups.yaml:", "config/sources/salesforce.yaml:"];
        Assert.All(places, place => Assert.Contains(place, exit.Errors, StringComparison.Ordinal));
        string[] hints = ["Asia/Ho_Chi_Minh", "'region'", "givenName", "'email'", "literal secret", "'csat'", "'dynamics'", "'surveys'"];
        Assert.All(hints, hint => Assert.Contains(hint, exit.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("a-literal-secret", exit.Errors, StringComparison.Ordinal);
    }

    private static async Task RunAsync(SandboxHost sandbox, HubFolder folder, CancellationToken cancellationToken)
    {
        using var process = HubProcess.Run(sandbox, folder);
        var exit = await process.EndAsync(cancellationToken);
        Assert.True(exit.Code is 0, $"exit {exit.Code}: {exit.Output}{exit.Errors}");
    }
}
