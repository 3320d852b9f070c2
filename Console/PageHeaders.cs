using CxHub.Console.Language;
using Microsoft.AspNetCore.Http;

namespace CxHub.Console;

/// <summary>What every answer of the console says to the browser: no scripts, nothing from elsewhere, keep nothing; and the language cookie when one was chosen.</summary>
internal static class PageHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static ValueTask<object?> ApplyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        if (Words.Find(request.Query["lang"]) is { } chosen)
        {
            response.Cookies.Append(ViewerOfRequest.LanguageCookie, chosen.Code, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = request.PathBase.HasValue ? request.PathBase.Value : "/",
                SameSite = SameSiteMode.Lax,
                Secure = request.IsHttps,
            });
        }

        return next(context);
    }
}
