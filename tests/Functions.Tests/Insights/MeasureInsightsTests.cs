using System.Net;
using System.Text.Json;
using CxHub.Functions.MeasureInsights;
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
        var nps = kpis.First(kpi => kpi.GetProperty("name").GetString() is KpiCatalog.RelationalNps);
        var history = nps.GetProperty("history").EnumerateArray().ToList();
        Assert.True(history.Count >= 8, nps.ToString());
        Assert.Equal(nps.GetProperty("value").GetDouble(), history[^1].GetProperty("value").GetDouble());
        Assert.Equal([.. Enumerable.Repeat(true, history.Count - 1), false], history.Select(point => point.GetProperty("isRecomputed").GetBoolean()));
    }

    [Fact]
    public async Task Run_WhileAGateIsShut_WritesNothingThereAndCatchesUpWhenItOpens()
    {
        const string Open = "source: surveys, kind: feedback, dimension: validity, atLeast: 0.8, pauses: [salesforce, dynamics]";
        const string Shut = "source: salesforce, kind: person, dimension: completeness, atLeast: 1.0, pauses: [salesforce, dynamics/account]";
        await using var bench = await HubBench.StartAsync(customers: 60, one => one.Edit("scores.yaml", Open, Shut));

        var held = await bench.RunAsync();

        Assert.Equal(0, held.Pushes.GetValueOrDefault("salesforce")?.Written ?? 0);
        Assert.True(held.Pushes["dynamics"].Written > 0);
        Assert.True(held.Feedback > 0);
        using (var answer = await bench.Http.GetAsync(new Uri("/api/insights/quality?source=surveys", UriKind.Relative), Stop))
        {
            var gate = Assert.Single((await HubBench.JsonAsync(answer)).GetProperty("shutGates").EnumerateArray().ToList());
            Assert.InRange(gate.GetProperty("value").GetDouble(), 0.01, 0.999);
        }

        bench.Edit("scores.yaml", Shut, Open);
        await bench.RestartAsync();
        await bench.Get<MeasureQuality>().RunAsync(Stop);
        var open = await bench.RunAsync();

        Assert.True(open.Pushes["salesforce"].Written > 0);
        Assert.Equal(0, (await bench.RunAsync()).Writes);
    }

    [Fact]
    public async Task Quality_OfTheShippedHub_MeasuresEverySourceThatHasRecords()
    {
        await using var bench = await HubBench.StartAsync(customers: 60);
        await bench.RunAsync();

        using var answer = await bench.Http.GetAsync(new Uri("/api/insights/quality", UriKind.Relative), Stop);

        var figures = (await HubBench.JsonAsync(answer)).GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(["businesscentral", "dynamics", "matomo", "salesforce", "surveys"], figures.Select(figure => figure.GetProperty("source").GetString()).Distinct().Order());
        string[] dimensions = ["Accuracy", "Completeness", "Consistency", "Currency", "NoDuplication", "Precision", "Usability", "Validity"];
        Assert.Equal(dimensions, figures.Select(figure => figure.GetProperty("dimension").GetString()!).Distinct().Except(["Timeliness"]).Order());
        Assert.All(figures, figure => Assert.InRange(figure.GetProperty("share").GetDouble(), 0, 1));
        Assert.All(figures, figure => Assert.True(figure.GetProperty("examples").GetArrayLength() <= 20));
        Assert.Contains(figures, figure => figure.GetProperty("failing").GetInt64() > 0 && figure.GetProperty("examples").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Segments_AfterARun_HoldEveryCustomerWhoBoughtOrAnsweredOnce()
    {
        await using var bench = await HubBench.StartAsync(customers: 300);
        await bench.RunAsync();

        using var answer = await bench.Http.GetAsync(new Uri("/api/insights/segments?top=1000", UriKind.Relative), Stop);
        using var wrong = await bench.Http.GetAsync(new Uri("/api/insights/segments?segment=safe", UriKind.Relative), Stop);

        var document = await HubBench.JsonAsync(answer);
        var next = document.GetProperty("next").EnumerateArray().ToList();
        Assert.Equal(document.GetProperty("customers").GetInt64(), next.Count);
        Assert.Equal(next.Count, next.Select(one => one.GetProperty("customer").GetString()).Distinct().Count());
        Assert.True(next.Count > 50, document.GetProperty("sentence").GetString());
        Assert.Contains(next, one => one.GetProperty("action").GetString() is not "do nothing");
        Assert.All(document.GetProperty("segments").EnumerateArray().ToList(), one => Assert.True(one.GetProperty("n").ValueKind is JsonValueKind.Null || one.GetProperty("n").GetInt64() >= 10));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("win back", (await HubBench.JsonAsync(wrong)).ToString(), StringComparison.Ordinal);
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
