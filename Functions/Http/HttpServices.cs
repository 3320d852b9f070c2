using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Functions.Http;

/// <summary>Registers what the HTTP surface needs.</summary>
public static class HttpServices
{
    extension(IServiceCollection services)
    {
        public void AddHubHttp()
        {
            services.AddSingleton<FeedbackLanding>();
            services.AddOpenApi();
            services.ConfigureHttpJsonOptions(json =>
            {
                json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
                json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            });
        }
    }
}
