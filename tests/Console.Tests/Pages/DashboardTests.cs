using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using CxHub.Console.Language;
using CxHub.Insights.Kpis;
using CxHub.Tests.Console.Host;
using Xunit;

namespace CxHub.Tests.Console.Pages;

public sealed class DashboardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_EveryFigureOfTheDepartment_HasItsNumberOrTheReasonWhyNot()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri("dashboards/executive", UriKind.Relative), Stop), Stop);
        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("dashboards/executive?format=json", UriKind.Relative), Stop));

        var cards = page.QuerySelectorAll(".kpi").ToList();
        var rows = data.RootElement.GetProperty("kpis").EnumerateArray().ToList();
        Assert.Equal(KpiCatalog.All.Count, cards.Count);
        Assert.Equal(cards.Count, rows.Count);
        Assert.All(cards.Zip(rows), pair => Assert.Equal(pair.Second.GetProperty("value").ValueKind is JsonValueKind.Null, pair.First.QuerySelector(".big-number")!.TextContent is "–"));
        Assert.All(cards, card => Assert.True(card.QuerySelector(".kpi-note")!.TextContent.Length > 2, card.TextContent));
        Assert.Contains(rows, row => row.GetProperty("state").GetString() is "target met" or "target missed");
    }

    [Fact]
    public async Task Dashboard_TheNumbersShown_AreThoseMeasured()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);
        var measured = KpiSnapshot.Read(await host.Store.ReadAsync(session => session.Models.GetAsync(KpiSnapshot.Name, Stop), Stop))!;
        var csat = measured.Figures.Single(figure => figure is { Name: KpiCatalog.ServiceCsat, Cadence: KpiCadence.Monthly });

        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("dashboards/service?format=json", UriKind.Relative), Stop));

        var row = Assert.Single(data.RootElement.GetProperty("kpis").EnumerateArray().ToList());
        Assert.Equal(csat.Now.N, row.GetProperty("n").GetInt64());
        Assert.Equal(csat.Now.Value, row.GetProperty("value").ValueKind is JsonValueKind.Null ? null : row.GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Dashboard_FigureThatRises_ShowsTheLineTheTrendAndEveryPoint()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri("dashboards/service", UriKind.Relative), Stop), Stop);
        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("dashboards/service?format=json", UriKind.Relative), Stop));

        Assert.Contains("rising over 10 periods, +2.0 points each (earlier ones computed from the records)", page.QuerySelector(".kpi-trend")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".kpi-trend svg path"));
        var history = data.RootElement.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 62.0 + (2 * i)), history.Select(point => point.GetProperty("value").GetDouble()));
        Assert.Equal(4, history.Count(point => point.GetProperty("computed").GetString() is "afterwards, from the records"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("CxHub.People", HttpStatusCode.OK)]
    public async Task Dashboard_OfPeople_IsForThoseWhoHoldItsRole(string? role, HttpStatusCode expected)
    {
        await using var host = await ConsoleHost.StartAsync(user: "minh", role: role, cancellationToken: Stop);
        using var client = PageTests.Client(host);

        using var response = await client.GetAsync(new Uri("dashboards/hr", UriKind.Relative), Stop);
        var first = await client.GetStringAsync(new Uri("dashboards", UriKind.Relative), Stop);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(role is not null, first.Contains("dashboards/hr", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dashboard_BeforeAnythingIsMeasured_SaysWhatBringsTheFigures()
    {
        await using var host = await ConsoleHost.StartAsync(filled: false, cancellationToken: Stop);
        using var client = PageTests.Client(host);

        var html = await client.GetStringAsync(new Uri("dashboards", UriKind.Relative), Stop);

        Assert.Contains("Nothing has been measured yet.", html, StringComparison.Ordinal);
        Assert.Contains("cxhub run", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_EveryReason_IsTranslated() =>
        Assert.All(Enum.GetValues<KpiGap>(), gap => Assert.NotEqual(KpiGaps.Sentence(gap), Words.Vietnamese[KpiGaps.Sentence(gap)]));
}
