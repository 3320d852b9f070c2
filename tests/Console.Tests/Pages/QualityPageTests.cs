using System.Text.Json;
using CxHub.Tests.Console.Host;
using Xunit;

namespace CxHub.Tests.Console.Pages;

public sealed class QualityPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quality_WeakestPoint_LeadsAndTheShutGateIsSaid()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);
        var measured = (await host.Store.ReadAsync(session => session.Quality.LatestAsync(Stop), Stop))!;
        var worst = measured.Figures.Where(figure => figure.Field.Length is 0 && figure.Denominator >= 10).Min(figure => figure.Numerator / figure.Denominator);

        var page = await PageTests.ReadAsync(client, "quality");

        Assert.Contains((100 * worst).ToString("N1", System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector(".finding")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("dataverse/contact", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(measured.Figures.Select(figure => (figure.Source, figure.Kind)).Distinct().Count(), page.QuerySelectorAll(".heat tbody tr").Length);
    }

    [Fact]
    public async Task Quality_DataSetLookedInto_NamesFailingRecordsAndTheFileHasThemAll()
    {
        await using var host = await ConsoleHost.StartAsync(cancellationToken: Stop);
        using var client = PageTests.Client(host);

        var page = await PageTests.ReadAsync(client, "quality?source=dataverse&kind=Person");
        using var data = JsonDocument.Parse(await client.GetStringAsync(new Uri("quality?format=json", UriKind.Relative), Stop));

        Assert.Contains("contact/d3b0", page.QuerySelector("#failing")!.TextContent, StringComparison.Ordinal);
        var rows = data.RootElement.GetProperty("quality").EnumerateArray().ToList();
        Assert.Contains(rows, row => row.GetProperty("dimension").GetString() is "Validity" && row.GetProperty("field").GetString() is "country" && row.GetProperty("examples").GetString()!.Split(' ').Length is 20);
    }
}
