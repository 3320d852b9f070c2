using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxHub.Tests.Functions.Support;

/// <summary>The answer APIs of SurveyMonkey and Qualtrics as the hub sees them, for answers that their webhooks only announce.</summary>
internal sealed class AnnouncingTool : IAsyncDisposable
{
    public const string Token = "tool-token";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();

    private AnnouncingTool()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/v3/surveys/{survey}/responses/{response}/details", (HttpRequest request, string survey, string response) =>
            Give(request.Headers.Authorization == $"Bearer {Token}", response, """
                {"id":"RESPONSE","survey_id":"SURVEY","response_status":"completed","date_created":"2026-03-02T09:14:02+00:00","date_modified":"2026-03-02T09:15:30+00:00",
                 "metadata":{"contact":{"email":{"type":"string","value":"lan.tran@example.vn"}}},
                 "pages":[{"id":"p1","questions":[{"id":"q1","answers":[{"choice_id":"c4","choice_metadata":{"weight":"3"}}]},{"id":"q2","answers":[{"text":"Giao hàng chậm"}]}]}]}
                """.Replace("SURVEY", survey, StringComparison.Ordinal)));
        _app.MapGet("/API/v3/surveys/{survey}/responses/{response}", (HttpRequest request, string response) =>
            Give(request.Headers["X-API-TOKEN"] == Token, response, """
                {"result":{"responseId":"RESPONSE","values":{"startDate":"2026-03-02T09:13:10Z","endDate":"2026-03-02T09:15:30Z","status":0,"finished":1,"recipientEmail":"lan.tran@example.vn","q1":3,"q2":"Giao hàng chậm"}},"meta":{"httpStatus":"200 - OK"}}
                """));
    }

    /// <summary>False: announced answers are not given out yet.</summary>
    public bool GivesOut { get; set; } = true;

    /// <summary>False: the token counts as wrong.</summary>
    public bool KnowsToken { get; set; } = true;

    /// <summary>The response ids that were asked for, once per call.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<AnnouncingTool> StartAsync()
    {
        var tool = new AnnouncingTool();
        await tool._app.StartAsync();
        return tool;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Give(bool signedIn, string response, string answer)
    {
        _asked.Enqueue(response);
        return (signedIn && KnowsToken, GivesOut) switch
        {
            (false, _) => Results.Json(new { error = new { id = "1010", message = "The authorization token was not provided or is invalid." } }, statusCode: (int)HttpStatusCode.Unauthorized),
            (_, false) => Results.Json(new { error = new { id = "1020", message = "There was an error retrieving the requested resource." } }, statusCode: (int)HttpStatusCode.NotFound),
            _ => Results.Text(answer.Replace("RESPONSE", response, StringComparison.Ordinal), "application/json"),
        };
    }
}
