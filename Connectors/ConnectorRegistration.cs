using System.Net;
using CxHub.Connectors.AzureLanguage;
using CxHub.Connectors.Configuration;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxHub.Connectors;

/// <summary>Registers the configured systems.</summary>
public static class ConnectorRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>A named HTTP client per system and one <see cref="ConnectorCatalog"/>. A <see cref="TimeProvider"/> must be registered.</summary>
        public IServiceCollection AddConnectors(IReadOnlyCollection<SystemDefinition> definitions)
        {
            foreach (var definition in definitions)
            {
                services.AddSystemClient(definition.Name);
            }

            services.AddSingleton(provider => new ConnectorCatalog(
                definitions,
                name => provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName(name)),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>()));
            return services;
        }

        /// <summary>Azure AI Language as the judge of comments. An <see cref="IAuthorizer"/> is used where the resource has no key.</summary>
        public IServiceCollection AddAzureLanguage(AzureLanguageOptions options)
        {
            services.AddSystemClient(AzureLanguageOptions.System);
            services.AddSingleton<ISentimentJudge>(provider => new AzureLanguageJudge(
                options,
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName(AzureLanguageOptions.System)),
                provider.GetService<IAuthorizer>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger<AzureLanguageJudge>()));
            return services;
        }
    }

    private static IHttpClientBuilder AddSystemClient(this IServiceCollection services, string system) => services.AddHttpClient(ClientName(system))
        .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(static () => Handler());

    private static string ClientName(string system) => $"connector:{system}";

    // No cookies: an affinity cookie would tie all calls to one server of the service. No redirects: credentials stay on the configured host.
    private static SocketsHttpHandler Handler() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
