using CxHub.Functions.Hosting;

namespace CxHub.Functions.Http;

/// <summary>The HTTP surface: API under <c>/api</c>, health, OpenAPI, and the console at the root (under the Functions host at <c>/api/console</c>).</summary>
public static class HubHttp
{
    extension(WebApplication app)
    {
        public void MapHub(FunctionCatalog catalog, bool asCustomHandler)
        {
            app.UseMiddleware<AccessGuard>();
            app.UsePathBase("/api/console");
            app.UseRouting();
            HealthEndpoints.Map(app);
            app.MapOpenApi("/openapi/v1.json");
            var api = app.MapGroup("/api");
            FeedbackEndpoints.Map(api);
            ProfileEndpoints.Map(api);
            RunEndpoints.Map(api);
            InsightEndpoints.Map(api);
            if (asCustomHandler)
            {
                app.MapTriggers(catalog);

                // The host asks for the root until something answers, and later to see whether the process lives.
                app.MapGet("/", () => "CxHub").ExcludeFromDescription();
            }
        }
    }
}
