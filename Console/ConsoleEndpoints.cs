using CxHub.Console.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CxHub.Console;

/// <summary>The console's way in. Authentication and the path base are the caller's.</summary>
public static class ConsoleEndpoints
{
    extension(WebApplication app)
    {
        /// <summary>Maps stylesheet, pages, their data (<c>?format=csv|json</c>) and forms. Returns the group, so that the caller can demand a sign-in.</summary>
        public RouteGroupBuilder MapConsole()
        {
            app.UseAntiforgery();
            app.MapGet(Stylesheet.Path, Stylesheet.Serve).ExcludeFromDescription();
            var console = app.MapGroup("").ExcludeFromDescription().AddEndpointFilter(PageHeaders.ApplyAsync);
            PageRoutes.Map(console);
            FormRoutes.Map(console);
            return console;
        }
    }
}
