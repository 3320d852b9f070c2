using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CxHub.Console;

/// <summary>The one stylesheet, served from the assembly under a path that names its content, so it may be kept for ever.</summary>
internal static class Stylesheet
{
    private static readonly byte[] Content = Load();

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content))[..12];

    public static string Path { get; } = $"/assets/site.{Hash}.css";

    public static IResult Serve(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Content, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Hash}\""));
    }

    private static byte[] Load()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("site.css")
            ?? throw new InvalidOperationException("The assembly carries no site.css: it must be an embedded resource of Console.csproj.");
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
