using System.Net;
using CxHub.Connectors.Configuration;
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
                services.AddHttpClient(ClientName(definition.Name))
                    .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
                    .RemoveAllLoggers()
                    .ConfigurePrimaryHttpMessageHandler(static () => Handler());
            }

            services.AddSingleton(provider => new ConnectorCatalog(
                definitions,
                name => provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName(name)),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>()));
            return services;
        }
    }

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
