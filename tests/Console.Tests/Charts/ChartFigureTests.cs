using AngleSharp.Html.Parser;
using CxHub.Console.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CxHub.Tests.Console.Charts;

public sealed class ChartFigureTests
{
    [Fact]
    public async Task Render_EveryKind_IsNamedSvgInEveryWidthWithTheSameRowsAsTable()
    {
        foreach (var (name, chart) in Samples.All.Where(sample => !sample.Chart.IsEmpty))
        {
            var figure = await RenderAsync(chart);

            var drawings = figure.QuerySelectorAll("svg[role=img]");
            Assert.Equal(Drawing.Widths.Count, drawings.Length);
            Assert.All(drawings, drawing => Assert.Equal(chart.Title, drawing.GetAttribute("aria-label")));
            Assert.Equal(chart.ToSheet(Samples.Viewer()).Rows.Count, figure.QuerySelectorAll("tbody tr").Length);
            Assert.True(figure.QuerySelector("table caption") is not null, name);
            Assert.All(figure.QuerySelectorAll("thead th"), head => Assert.Equal("col", head.GetAttribute("scope")));
        }
    }

    [Fact]
    public async Task Render_WithoutValues_SaysSoInsteadOfDrawing()
    {
        var figure = await RenderAsync(new Bars { Title = "Nothing", Unit = "u", Rows = [] });

        Assert.Empty(figure.QuerySelectorAll("svg"));
        Assert.Contains("Nothing to draw yet", figure.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_NamesWithMarkup_AreEscaped()
    {
        var figure = await RenderAsync(new Bars { Title = "<b>bold</b>", Unit = "u", Rows = [new("<script>alert(1)</script>", 1)] });

        Assert.Empty(figure.QuerySelectorAll("script, b"));
        Assert.Contains("<script>", figure.QuerySelector("svg text")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Dom.IElement> RenderAsync(IChart chart)
    {
        var services = new ServiceCollection().AddSingleton(Samples.Viewer()).BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ChartFigure.Chart)] = chart });
            return (await renderer.RenderComponentAsync<ChartFigure>(parameters)).ToHtmlString();
        });
        return new HtmlParser().ParseDocument(html).QuerySelector("figure")!;
    }
}
