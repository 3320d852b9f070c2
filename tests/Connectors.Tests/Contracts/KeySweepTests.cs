using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Contracts;

public sealed class KeySweepTests
{
    [Fact]
    public async Task Sweep_Salesforce_NamesEveryLiveRecordAndNotTheErasedOne()
    {
        await using var bench = await SalesforceBench.StartAsync(500);
        await bench.ControlAsync("delete", new { Ids = new[] { SandboxWorlds.Id("003", 6) } });
        await bench.ControlAsync("erase", new { Ids = new[] { SandboxWorlds.Id("003", 7) } });

        var ids = await SweepAsync(bench.Source, "Contact");

        Assert.Equal(498, ids.Distinct().Count());
        Assert.DoesNotContain(SandboxWorlds.Id("003", 6), ids);
        Assert.DoesNotContain(SandboxWorlds.Id("003", 7), ids);
        Assert.Contains(SandboxWorlds.Id("003", 8), ids);
    }

    [Fact]
    public async Task Sweep_Dynamics_NamesEveryLiveRecord()
    {
        await using var bench = await DynamicsBench.StartAsync(300);
        await bench.ControlAsync("delete", new { Table = "contact", Id = DynamicsBench.Id(6), Fields = new { } });

        var ids = await SweepAsync(bench.Source, "contact");

        Assert.Equal(299, ids.Distinct().Count());
        Assert.DoesNotContain(DynamicsBench.Id(6), ids);
    }

    private static async Task<List<string>> SweepAsync(IKeySweep source, string entity)
    {
        List<string> ids = [];
        await foreach (var page in source.SweepAsync(entity, default))
        {
            ids.AddRange(page);
        }

        return ids;
    }
}
