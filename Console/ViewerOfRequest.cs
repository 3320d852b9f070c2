using CxHub.Console.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CxHub.Console;

/// <summary>Reads the viewer from the request: signed-in name, language (<c>?lang=</c>, cookie, browser), path and query.</summary>
internal static class ViewerOfRequest
{
    public const string LanguageCookie = "cxhub-lang";

    public static Viewer Find(IServiceProvider services)
    {
        var options = services.GetRequiredService<ConsoleOptions>();
        var http = services.GetRequiredService<IHttpContextAccessor>().HttpContext
            ?? throw new InvalidOperationException("Console components are rendered for a request; there is none.");

        return new()
        {
            Words = Language(http.Request, options),
            Zone = options.Zone,
            Now = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            User = http.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : "local",
            IsInRole = http.User.Identity is { IsAuthenticated: true, AuthenticationType: not "local" } ? http.User.IsInRole : _ => true,
            Topics = options.Topics,
            HubName = options.HubName,
            Version = options.Version,
            PathBase = http.Request.PathBase.Value?.TrimEnd('/') ?? "",
            Path = http.Request.Path.Value ?? "/",
            Query = [.. http.Request.Query.Where(pair => pair.Key is not "lang" and not "format" and not "sheet").Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()))],
            StylesheetPath = Stylesheet.Path,
        };
    }

    private static Words Language(HttpRequest request, ConsoleOptions options) =>
        Words.Find(request.Query["lang"])
        ?? Words.Find(request.Cookies[LanguageCookie])
        ?? request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Words.Find(language.Value.Value?.Split('-')[0]))
            .FirstOrDefault(words => words is not null)
        ?? Words.Find(options.Language)
        ?? Words.English;
}
