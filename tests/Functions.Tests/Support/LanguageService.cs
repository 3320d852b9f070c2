using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxHub.Tests.Functions.Support;

/// <summary>Azure AI Language as the hub sees it: every comment is positive, but one with "refuse" is refused.</summary>
internal sealed class LanguageService : IAsyncDisposable
{
    public const string Key = "language-key";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _texts = new();

    private LanguageService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/language/:analyze-text", (HttpRequest request, JsonElement body) => Answer(request, body));
    }

    /// <summary>False: it answers 403 to everything.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The texts it was asked to judge.</summary>
    public IReadOnlyCollection<string> Texts => _texts;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<LanguageService> StartAsync()
    {
        LanguageService service = new();
        await service._app.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(HttpRequest request, JsonElement body)
    {
        if (!IsOpen || request.Headers["Ocp-Apim-Subscription-Key"] != Key || request.Query["api-version"] != "2023-04-01")
        {
            return Results.Json(new { error = new { code = "Forbidden", message = "The quota of the resource is used up." } }, statusCode: (int)HttpStatusCode.Forbidden);
        }

        var documents = body.GetProperty("analysisInput").GetProperty("documents").EnumerateArray().Select(document => (Id: document.GetProperty("id").GetString()!, Text: document.GetProperty("text").GetString()!)).ToArray();
        if (documents.Length > 10)
        {
            return Results.Json(new { error = new { code = "InvalidRequest", message = "At most 10 documents." } }, statusCode: (int)HttpStatusCode.BadRequest);
        }

        foreach (var (_, text) in documents)
        {
            _texts.Enqueue(text);
        }

        return Results.Json(new
        {
            kind = "SentimentAnalysisResults",
            results = new
            {
                documents = documents.Where(document => !Refused(document.Text)).Select(document => new { id = document.Id, sentiment = "positive", confidenceScores = new { positive = 0.97, neutral = 0.02, negative = 0.01 } }),
                errors = documents.Where(document => Refused(document.Text)).Select(document => new JsonObject { ["id"] = document.Id, ["error"] = new JsonObject { ["code"] = "InvalidDocument", ["message"] = "refused" } }),
                modelVersion = "2022-11-01",
            },
        });
    }

    private static bool Refused(string text) => text.Contains("refuse", StringComparison.Ordinal);
}
