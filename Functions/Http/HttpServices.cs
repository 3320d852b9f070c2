using System.Text.Json;
using System.Text.Json.Serialization;
using CxHub.Console;
using CxHub.Functions.Configuration;
using CxHub.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CxHub.Functions.Http;

/// <summary>Registers what the HTTP surface needs.</summary>
public static class HttpServices
{
    extension(IServiceCollection services)
    {
        public void AddHubHttp(HubConfiguration configuration)
        {
            services.AddSingleton<FeedbackLanding>();
            services.AddOpenApi();
            services.AddDataProtection().SetApplicationName("CxHub");
            services.AddOptions<KeyManagementOptions>().Configure<HubStore>((keys, store) => keys.XmlRepository = new StoredKeys(store));
            services.AddConsole(new ConsoleOptions
            {
                Zone = configuration.Hub.Zone,
                Version = HealthEndpoints.Version,
                BusinessTime = configuration.FollowUps.Calendar.Between,
                WinRate = configuration.Scores.WinRate,
                Kpis = configuration.Kpis,
                Drivers = configuration.Scores.Drivers,
                Topics = configuration.Topics,
                Maps = configuration.Maps.Fields,
                Targets = configuration.Maps.Targets,
                Settings = Settings(configuration),
            });
            services.ConfigureHttpJsonOptions(json =>
            {
                json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
                json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            });
        }
    }

    /// <summary>What the Settings page may show: never a secret's value, only that its variable is there.</summary>
    private static List<ConsoleSetting> Settings(HubConfiguration configuration) =>
    [
        new("Hub", "Time zone", configuration.Hub.Zone.Id),
        new("Hub", "Region", configuration.Hub.Region),
        new("Hub", "Store", configuration.Hub.Store.Split(':')[0]),
        new("Hub", "Queue", configuration.Hub.ServiceBus ?? "in the store"),
        .. configuration.Systems.Select(system => new ConsoleSetting("Systems", system.Name, system.GetType().Name.Replace("Definition", string.Empty, StringComparison.Ordinal))),
    ];
}
