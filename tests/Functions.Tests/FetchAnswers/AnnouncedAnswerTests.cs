using System.Net;
using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.FetchAnswers;

/// <summary>Survey tools that send ids only: announced by webhook, remembered, fetched, landed as feedback once.</summary>
public sealed class AnnouncedAnswerTests
{
    private const string SurveyMonkeyBody = """{"event_type":"response_completed","event_id":"10123000001","object_type":"response","object_id":"118000777","event_datetime":"2026-03-02T09:15:30+00:00","resources":{"survey_id":"500100"}}""";
    private const string QualtricsMessage = """{"Status":"Complete","SurveyID":"SV_1","ResponseID":"R_1","CompletedDate":"2026-03-02 09:15:30","BrandID":"acme"}""";

    private static readonly SourceKey Answer = new("asks", "responses", "118000777");

    [Fact]
    public async Task Announced_TenTimesAtOnce_IsFetchedAndStoredOnce()
    {
        await using var tool = await AnnouncingTool.StartAsync();
        await using var hub = await StartAsync(tool);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PostAsync(hub)));
        await hub.DeliverAsync();

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Accepted, status));
        var feedback = Assert.Single(await hub.ReadAsync(session => session.Canonical.GetAsync<Feedback>([Answer])));
        Assert.Equal((3, "Giao hàng chậm"), (feedback.Nps, feedback.Comment));
        Assert.Equal(["118000777"], tool.Asked);
        Assert.Empty(await WaitingAsync(hub));
    }

    [Fact]
    public async Task Announced_BySignedQualtricsForm_IsFetchedWithItsToken()
    {
        await using var tool = await AnnouncingTool.StartAsync();
        await using var hub = await StartAsync(tool, "qualtrics");
        var hmac = Convert.ToHexStringLower(HMACSHA512.HashData(Encoding.UTF8.GetBytes("hook-secret"), Encoding.UTF8.GetBytes(QualtricsMessage)));

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Topic", "acme.surveyengine.completedResponse.SV_1"), KeyValuePair.Create("HMAC", hmac), KeyValuePair.Create("MSG", QualtricsMessage)]);
        using var answer = await hub.Http.PostAsync("/api/feedback/asks", form, TestContext.Current.CancellationToken);
        await hub.DeliverAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(3, Assert.Single(await hub.ReadAsync(session => session.Canonical.GetAsync<Feedback>([new SourceKey("asks", "responses", "R_1")]))).Nps);
    }

    [Fact]
    public async Task Announced_WithoutAValidSignature_AsksTheToolNothing()
    {
        await using var tool = await AnnouncingTool.StartAsync();
        await using var hub = await StartAsync(tool);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(hub, "guess"));
        await hub.DeliverAsync();

        Assert.Empty(tool.Asked);
    }

    [Fact]
    public async Task Announced_AndNotReadableYet_IsAskedForAgainAfterFiveSecondsAndThenStored()
    {
        await using var tool = await AnnouncingTool.StartAsync();
        await using var hub = await StartAsync(tool);
        tool.GivesOut = false;

        await PostAsync(hub);
        var early = await DispatchAsync(hub, attempt: 1);
        tool.GivesOut = true;
        var late = await DispatchAsync(hub, attempt: 2);

        Assert.True(early.Acknowledged);
        Assert.Contains("tries again in 5 s", Assert.Single(early.Logs), StringComparison.Ordinal);
        Assert.Equal("1 announced answers fetched", Assert.Single(late.Logs));
        Assert.Single(await hub.ReadAsync(session => session.Records.GetAsync([Answer])));
    }

    [Fact]
    public async Task Announced_AndNeverGivenOut_IsSetAsideWithTheReasonAndComesBackWhenAnnouncedAgain()
    {
        await using var tool = await AnnouncingTool.StartAsync();
        await using var hub = await StartAsync(tool);
        tool.GivesOut = false;

        await PostAsync(hub);
        await DispatchAsync(hub, attempt: 4);

        var row = Assert.Single(await hub.ReadAsync(session => session.SetAside.ListAsync("answer", "asks", 10)));
        Assert.Equal("500100/118000777", row.Key);
        Assert.Contains("does not give it out", row.Reason, StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync(hub));

        tool.GivesOut = true;
        await PostAsync(hub);
        await DispatchAsync(hub, attempt: 1);

        Assert.Single(await hub.ReadAsync(session => session.Records.GetAsync([Answer])));
        Assert.Empty(await hub.ReadAsync(session => session.SetAside.ListAsync("answer", "asks", 10)));
    }

    [Fact]
    public async Task Announced_WhileTheTokenIsWrong_WaitsAndArrivesWithTheNextPassAfterItIsCorrected()
    {
        await using var tool = await AnnouncingTool.StartAsync();
        await using var hub = await StartAsync(tool);
        tool.KnowsToken = false;

        await PostAsync(hub);
        await hub.DeliverAsync();
        Assert.Contains("asks", Assert.Single(await hub.ReadAsync(session => session.Messages.FailedAsync(10))).Reason, StringComparison.Ordinal);
        Assert.Single(await WaitingAsync(hub));

        tool.KnowsToken = true;
        await hub.RunAsync();

        Assert.Single(await hub.ReadAsync(session => session.Canonical.GetAsync<Feedback>([Answer])));
        Assert.Empty(await WaitingAsync(hub));
    }

    private static Task<HubBench> StartAsync(AnnouncingTool tool, string provider = "survey-monkey") => HubBench.StartAsync(prepare: hub =>
    {
        hub.Variables["ASKS_SECRET"] = "hook-secret";
        hub.Variables["ASKS_TOKEN"] = AnnouncingTool.Token;
        hub.Write("sources/asks.yaml", $$"""
            name: asks
            kind: webhook
            webhook:
              provider: {{provider}}
              secret: ${ASKS_SECRET}
              clientId: client-1
              api: { url: "{{tool.Address}}", token: "${ASKS_TOKEN}" }
              questions: { q1: nps, q2: comment }
            """);
        hub.Write("mappings/asks.yaml", Repository.Read("config/mappings/surveys.yaml").Replace("source: surveys", "source: asks", StringComparison.Ordinal));
    });

    private static Task<IReadOnlyList<CxHub.Storage.PendingItem>> WaitingAsync(HubBench hub) => hub.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Answer("asks"), 10));

    private static Task<DispatchResult> DispatchAsync(HubBench hub, int attempt) => hub.Get<FunctionDispatcher>().DispatchAsync(
        new TriggerEvent(hub.Get<FunctionCatalog>().Find("FetchAnswers")!, new StepMessage("asks", attempt, "500100/118000777")), TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> PostAsync(HubBench hub, string secret = "hook-secret")
    {
#pragma warning disable CA5350 // the provider's scheme
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes($"client-1&{secret}"), Encoding.UTF8.GetBytes(SurveyMonkeyBody)));
#pragma warning restore CA5350
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/feedback/asks")
        {
            Content = new StringContent(SurveyMonkeyBody, Encoding.UTF8, "application/vnd.surveymonkey.response.v1+json"),
        };
        request.Headers.Add("Sm-Signature", signature);
        using var answer = await hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
