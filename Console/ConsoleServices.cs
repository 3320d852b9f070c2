using System.Text.Encodings.Web;
using System.Text.Unicode;
using CxHub.Console.Pages.Customers;
using CxHub.Insights.Drivers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CxHub.Console;

/// <summary>
/// What the console needs to render. The caller registers the <see cref="Storage.HubStore"/>, and an <see cref="Actions.IConsoleActions"/> where
/// buttons shall do something.
/// </summary>
public static class ConsoleServices
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddConsole(ConsoleOptions options)
        {
            services.AddRazorComponents();
            services.AddAntiforgery(antiforgery =>
            {
                antiforgery.Cookie.Name = "cxhub-form";
                antiforgery.Cookie.SameSite = SameSiteMode.Strict;
                antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
            // Vietnamese stays readable in the page source, and half as long; what HTML reserves is still escaped.
            services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
            services.AddSingleton<SearchSeal>();
            services.AddHttpContextAccessor();
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton(options);
            services.TryAddSingleton<DriverStudies>();
            services.AddScoped(ViewerOfRequest.Find);
            return services;
        }
    }
}
