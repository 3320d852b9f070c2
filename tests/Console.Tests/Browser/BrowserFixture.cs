using CxHub.Tests.Console.Host;
using CxHub.Tests.Support.Browsing;
using Xunit;

namespace CxHub.Tests.Console.Browser;

/// <summary>One browser and one filled hub for all browser tests, started by the first that needs them.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1);
    private Chromium? _chromium;
    private ConsoleHost? _host;

    internal async Task<(Chromium Chromium, ConsoleHost Host)> ReadyAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _chromium ??= await Chromium.StartAsync();
            _host ??= await ConsoleHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
            return (_chromium, _host);
        }
        finally
        {
            _gate.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _gate.Dispose();
    }
}
