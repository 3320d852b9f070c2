using Microsoft.Playwright;

namespace CxHub.Tests.Support.Browsing;

/// <summary>
/// A headless Chromium of the operating system. Compiled into the test projects that open pages (linked, because the driver is large).
/// Without Chromium a test is skipped by name; with CI=true that is a failure.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var path = Places.FirstOrDefault(File.Exists);
        Prerequisite.Require(path is null ? $"there is no Chromium in {string.Join(", ", Places)}; install it (apt-get install chromium)." : null);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new(playwright, browser);
    }

    /// <summary>Opens an address and waits until it is loaded. Console errors and failed requests are kept with the page.</summary>
    public async Task<OpenPage> OpenAsync(Uri address, Screen screen, string language = "en-GB")
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = language,
        });
        var page = await context.NewPageAsync();
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                errors.Add($"{response.Url} answered {response.Status}");
            }
        };
        await page.GotoAsync(address.ToString());
        return new(context, page, errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
