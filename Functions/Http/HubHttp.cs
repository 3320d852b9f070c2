using CxHub.Console;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.Http;

/// <summary>The HTTP surface: API under <c>/api</c>, health, OpenAPI, and the console at the root (under the Functions host at <c>/api/console</c>).</summary>
public static class HubHttp
{
    extension(WebApplication app)
    {
        public void MapHub(FunctionCatalog catalog, bool asCustomHandler)
        {
            if (asCustomHandler)
            {
                // The host asks for the root until something answers, and later to see whether the process lives; the console is at /api/console.
                app.Use(static (context, next) => context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method) ? context.Response.WriteAsync("CxHub") : next(context));
            }

            app.UsePathBase("/api/console");
            app.UseRouting();
            app.UseMiddleware<AccessGuard>();
            HealthEndpoints.Map(app);
            app.MapOpenApi("/openapi/v1.json");
            var api = app.MapGroup("/api");
            FeedbackEndpoints.Map(api);
            ChangeEndpoints.Map(api);
            ProfileEndpoints.Map(api);
            RunEndpoints.Map(api);
            InsightEndpoints.Map(api);
            KpiEndpoints.Map(api);
            QualityEndpoints.Map(api);
            SegmentEndpoints.Map(api);
            app.MapConsole();
            if (asCustomHandler)
            {
                app.MapTriggers(catalog);
            }
        }
    }
}
