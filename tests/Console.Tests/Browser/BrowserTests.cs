using CxHub.Tests.Console.Host;
using CxHub.Tests.Support.Browsing;
using Xunit;

namespace CxHub.Tests.Console.Browser;

/// <summary>What only a browser can tell: what the pages look like on a phone and on a laptop, light and dark, and by keyboard.</summary>
public sealed class BrowserTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string> Pages => [.. Host.Pages.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_OnEveryScreen_FitsReadsAndRaisesNoError(string path)
    {
        var (chromium, host) = await fixture.ReadyAsync();
        List<string> faults = [];

        foreach (var screen in Screen.All)
        {
            await using var page = await chromium.OpenAsync(new Uri(host.Address, path), screen);
            foreach (var fault in page.Errors.Concat(await page.TooWideAsync()).Concat(await page.OverlapsAsync()).Concat(await page.FaintAsync()).Concat(await page.TooSmallAsync()))
            {
                faults.Add($"{screen}: {fault}");
            }
        }

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_InVietnameseOnAPhone_FitsToo(string path)
    {
        var (chromium, host) = await fixture.ReadyAsync();

        await using var page = await chromium.OpenAsync(new Uri(host.Address, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=vi"), new(360, 800, false));

        Assert.Equal("vi", await page.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty(page.Errors.Concat(await page.TooWideAsync()).Concat(await page.OverlapsAsync()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Tab_ThroughThePage_ReachesEverythingVisibly(string path)
    {
        var (chromium, host) = await fixture.ReadyAsync();

        await using var page = await chromium.OpenAsync(new Uri(host.Address, path), new(1280, 900, false));

        Assert.Empty(await page.UnreachableAsync());
    }

    [Fact]
    public async Task Open_At320Pixels_ShowsEveryChartWhole()
    {
        var (chromium, host) = await fixture.ReadyAsync();

        foreach (var path in new[] { "", "scores", "winrate", "drivers", "journeys", $"customers/{Invented.StarId}" })
        {
            await using var page = await chromium.OpenAsync(new Uri(host.Address, path), new(320, 700, false));

            Assert.Empty((await page.TooWideAsync()).Concat(await page.OverlapsAsync()).Select(fault => $"{path}: {fault}"));
        }
    }

    [Fact]
    public async Task SkipLink_OnFirstTab_LeadsToTheContent()
    {
        var (chromium, host) = await fixture.ReadyAsync();
        await using var page = await chromium.OpenAsync(host.Address, new(1280, 900, false));

        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task Menu_OnAPhone_OpensByKeyboardAndLeadsToAPage()
    {
        var (chromium, host) = await fixture.ReadyAsync();
        await using var page = await chromium.OpenAsync(host.Address, new(390, 844, false));

        await page.Page.FocusAsync(".top summary");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.ClickAsync(".top .nav a[href$='/customers']");

        Assert.EndsWith("/customers", new Uri(page.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }
}
