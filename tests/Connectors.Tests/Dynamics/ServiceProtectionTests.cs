using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Dynamics;

public sealed class ServiceProtectionTests
{
    [Fact]
    public async Task Write_MoreThanTheWindowAllows_WaitsAsToldAndWritesEverything()
    {
        await using var bench = await DynamicsBench.StartAsync(1000, serviceProtection: true);
        await bench.ControlAsync("settings", new { ServiceProtection = true, MaxRequests = 6 });

        var results = await SalesforceBench.WriteAsync(bench.Sink, "contact", [.. Enumerable.Range(1, 1000).Select(i => DynamicsBench.Row(i, "cxh_nps", (decimal)(i % 11)))]);

        Assert.Equal(1000, results.Count(result => result.Outcome is RowOutcome.Written));
        Assert.Contains(bench.Clock.Delays, delay => delay > TimeSpan.FromSeconds(100));
    }
}
