using CxHub.Connectors;
using CxHub.Console.Actions;
using CxHub.Functions.PullSources;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Hosting;

/// <summary>The calls of a day are counted over restarts, and what a system told about its allocation is still shown then.</summary>
public sealed class CallBookTests
{
    [Fact]
    public async Task Restart_AfterAPull_GoesOnCountingTheBudgetOfTheDay()
    {
        await using var bench = await HubBench.StartAsync(prepare: Budget(100_000));
        await bench.Get<PullAll>().RunAsync(TestContext.Current.CancellationToken);
        var first = Calls(bench);
        Assert.True(first > 0);

        await bench.RestartAsync();
        await bench.Get<PullAll>().RunAsync(TestContext.Current.CancellationToken);

        var quota = await QuotaAsync(bench, "dynamics");
        Assert.Equal((100_000, first + Calls(bench), null), (quota.Limit, quota.Used, quota.ToldAt));
    }

    [Fact]
    public async Task Restart_WithTheBudgetUsedUp_MakesNoFurtherOrdinaryCallThatDay()
    {
        await using var bench = await HubBench.StartAsync(prepare: Budget(10));
        await bench.Get<PullAll>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(9, Calls(bench));

        await bench.RestartAsync();
        var streams = await bench.Get<PullAll>().RunAsync(TestContext.Current.CancellationToken);

        Assert.All(streams.Where(stream => stream.Source is "dynamics"), stream => Assert.Contains("9 of 10 calls are used", stream.Error, StringComparison.Ordinal));
        Assert.Equal(0, Calls(bench));
        Assert.All(streams.Where(stream => stream.Source is "salesforce"), stream => Assert.Null(stream.Error));
    }

    [Fact]
    public async Task Restart_BeforeAnyCall_ShowsWhatTheSystemToldLastAndWhen()
    {
        await using var bench = await HubBench.StartAsync();
        await bench.Get<PullAll>().RunAsync(TestContext.Current.CancellationToken);
        var told = await QuotaAsync(bench, "salesforce");

        await bench.RestartAsync();

        Assert.NotNull(told.ToldAt);
        Assert.True(told.Used > 0);
        Assert.Equal(told, await QuotaAsync(bench, "salesforce"));
    }

    private static Action<HubBench> Budget(int calls) => bench => bench.Edit("sources/dynamics.yaml", "kind: dynamics", FormattableString.Invariant($"kind: dynamics\nlimits: {{ dailyCalls: {calls} }}"));

    private static long Calls(HubBench bench) => bench.Get<ConnectorCatalog>().FindSource("dynamics")!.Calls.Total;

    private static async Task<SystemQuota> QuotaAsync(HubBench bench, string system) =>
        (await bench.Get<IConsoleActions>().QuotasAsync(TestContext.Current.CancellationToken)).Single(quota => quota.System == system);
}
