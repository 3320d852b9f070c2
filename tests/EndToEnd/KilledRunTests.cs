using CxHub.Sandbox.Hosting;
using Xunit;

namespace CxHub.Tests.EndToEnd;

/// <summary>Kill the process at any moment: after the next run every score stands where an undisturbed run would have put it, and every follow-up exists once.</summary>
public sealed class KilledRunTests
{
    private const int Kills = 20;

    [Fact]
    public async Task Run_KilledAtTwentyMoments_EndsLikeAnUndisturbedRun()
    {
        var token = TestContext.Current.CancellationToken;
        var options = new SandboxOptions { PortBase = 0, Seed = 7, Customers = 250 };
        await using var calm = await SandboxHost.StartAsync(options, token);
        await using var stormy = await SandboxHost.StartAsync(options, token);
        using var calmFolder = new HubFolder();
        using var stormyFolder = new HubFolder();

        var length = await RunAsync(calm, calmFolder, token);
        var random = new Random(20_26);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = HubProcess.Run(stormy, stormyFolder);
            await Task.Delay(length * random.NextDouble(), token);
            process.Kill();
            await process.EndAsync(token);
        }

        await RunAsync(stormy, stormyFolder, token);
        var expected = await CrmState.ReadAsync(calm, token);
        var actual = await CrmState.ReadAsync(stormy, token);

        Assert.NotEmpty(expected.SalesforceTasks.Concat(expected.DynamicsTasks));
        Assert.Equal(expected.Salesforce, actual.Salesforce);
        Assert.Equal(expected.Dynamics, actual.Dynamics);
        Assert.Equal(expected.SalesforceTasks, actual.SalesforceTasks);
        Assert.Equal(expected.DynamicsTasks, actual.DynamicsTasks);
    }

    private static async Task<TimeSpan> RunAsync(SandboxHost sandbox, HubFolder folder, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var process = HubProcess.Run(sandbox, folder);
        var exit = await process.EndAsync(cancellationToken);
        Assert.True(exit.Code is 0, $"exit {exit.Code}: {exit.Output}{exit.Errors}");
        return TimeProvider.System.GetElapsedTime(start);
    }
}
