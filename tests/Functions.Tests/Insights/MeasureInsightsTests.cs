using System.Net;
using System.Text.Json;
using CxHub.Insights.Kpis;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Insights;

/// <summary>What a run measures over all customers, and that every way of asking gives the same.</summary>
public sealed class MeasureInsightsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_AtItsEnd_HasMeasuredEveryFigureOfTheShippedPlan()
    {
        await using var bench = await HubBench.StartAsync(customers: 300);

        using (var early = await bench.Http.GetAsync(new Uri("/api/insights/kpis?department=cx", UriKind.Relative), Stop))
        {
            Assert.All((await HubBench.JsonAsync(early)).GetProperty("kpis").EnumerateArray().ToList(), kpi => Assert.Contains("not been measured yet", kpi.GetProperty("missing").GetString(), StringComparison.Ordinal));
        }

        await bench.RunAsync();

        using var answer = await bench.Http.GetAsync(new Uri("/api/insights/kpis", UriKind.Relative), Stop);
        var kpis = (await HubBench.JsonAsync(answer)).GetProperty("kpis").EnumerateArray().ToList();
        Assert.Equal(bench.Get<KpiPlan>().Kpis.Count, kpis.Count);
        Assert.All(kpis, kpi => Assert.True(kpi.TryGetProperty("value", out _) != kpi.TryGetProperty("missing", out _), kpi.ToString()));
        string[] known = [KpiCatalog.SurveyCoverage, KpiCatalog.RelationalNps, KpiCatalog.HealthDistribution, KpiCatalog.RejectedRows, KpiCatalog.RevenueAtRisk, KpiCatalog.ConsentRate];
        Assert.All(known, name => Assert.True(Value(kpis, name) is not null, name + ": " + kpis.First(kpi => kpi.GetProperty("name").GetString() == name)));
        var counts = await bench.ReadAsync(session => session.Overview.CountsAsync(Stop));
        Assert.Equal(counts.Profiles, kpis.First(kpi => kpi.GetProperty("name").GetString() is KpiCatalog.SurveyCoverage).GetProperty("n").GetInt64());
        Assert.Equal(0, Value(kpis, KpiCatalog.RejectedRows));
    }

    [Fact]
    public async Task Kpis_OfAnUnknownDepartment_NamesTheOnesThereAre()
    {
        await using var bench = await HubBench.StartAsync(customers: 5);

        using var answer = await bench.Http.GetAsync(new Uri("/api/insights/kpis?department=finances", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("customer-success", (await HubBench.JsonAsync(answer)).ToString(), StringComparison.Ordinal);
    }

    private static double? Value(IEnumerable<JsonElement> kpis, string name) =>
        kpis.First(kpi => kpi.GetProperty("name").GetString() == name).TryGetProperty("value", out var value) ? value.GetDouble() : null;
}
