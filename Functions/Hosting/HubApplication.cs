using Azure.Core;
using Azure.Identity;
using CxHub.Connectors;
using CxHub.Functions.Configuration;
using CxHub.Functions.Http;
using CxHub.Storage;
using Microsoft.Extensions.Configuration.Memory;

namespace CxHub.Functions.Hosting;

/// <summary>The composed hub: configuration checked, store open and migrated, every step registered. One per process.</summary>
public sealed class HubApplication : IAsyncDisposable
{
    private HubApplication(WebApplication web, Uri address) => (Web, Address) = (web, address);

    public WebApplication Web { get; }

    public Uri Address { get; }

    public IServiceProvider Services => Web.Services;

    /// <exception cref="Domain.Configuration.ConfigurationException">The configuration has mistakes; all of them are listed.</exception>
    public static async Task<HubApplication> BuildAsync(HubOptions options, CancellationToken cancellationToken)
    {
        var configuration = HubConfiguration.Load(ConfigFolder.Find(options.ConfigPath), options.Environment);
        var catalog = FunctionCatalog.Load(AppContext.BaseDirectory);
        var port = CustomHandlerPort.FromEnvironment();
        var address = port is not null ? new Uri($"http://127.0.0.1:{port}") : options.Url ?? configuration.Hub.Url;
        var store = await OpenStoreAsync(options.Store ?? configuration.Hub.Store, cancellationToken);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.WebHost.UseUrls(address.GetLeftPart(UriPartial.Authority));
        Logging(builder, port is not null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => store);
        builder.Services.AddSingleton(options);
        builder.Services.AddHubConfiguration(configuration);
        builder.Services.AddConnectors(configuration.Systems);
        builder.Services.AddFunctions(catalog);
        builder.Services.AddHubHttp(configuration);
        if (configuration.Hub.ServiceBus is { } serviceBus)
        {
            builder.Services.AddServiceBus(serviceBus);
        }

        if (options.Serves && port is null)
        {
            builder.Services.AddTimerJobs(catalog);
        }

        HubApplication? hub = null;
        builder.Services.AddSingleton(_ => hub!);
        var app = builder.Build();
        hub = new HubApplication(app, address);
        app.MapHub(catalog, asCustomHandler: port is not null);
        _ = app.Services.GetRequiredService<HubStore>();
        return hub;
    }

    /// <summary>With <c>CXHUB_STORE_AUTH=entra</c> PostgreSQL is opened with tokens of the process's identity; there is no password.</summary>
    private static Task<HubStore> OpenStoreAsync(string connection, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("CXHUB_STORE_AUTH") is not "entra")
        {
            return HubStore.OpenAsync(connection, TimeProvider.System, cancellationToken);
        }

        var credential = new DefaultAzureCredential();
        return HubStore.OpenAsync(
            connection,
            TimeProvider.System,
            async token => (await credential.GetTokenAsync(new TokenRequestContext(["https://ossrdbms-aad.database.windows.net/.default"]), token)).Token,
            cancellationToken);
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    /// <summary>JSON to stdout under the host, which reads it line by line; warnings only on a person's terminal.</summary>
    private static void Logging(WebApplicationBuilder builder, bool hosted)
    {
        builder.Logging.ClearProviders();
        if (hosted)
        {
            builder.Logging.AddJsonConsole();
        }
        else
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        // Defaults below everything an operator sets (Logging__LogLevel__… in the environment).
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Default"] = (hosted ? LogLevel.Information : LogLevel.Warning).ToString(),
                ["Logging:LogLevel:Microsoft"] = nameof(LogLevel.Warning),
                // That the keys of open forms lie unencrypted in the store is decided: beside them lies what they protect.
                ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = nameof(LogLevel.Error),
                ["Logging:LogLevel:Quartz"] = nameof(LogLevel.Warning),
                ["Logging:LogLevel:System.Net.Http"] = nameof(LogLevel.Warning),
            },
        });
    }
}
