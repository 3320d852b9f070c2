using System.Text.Json;
using CxHub.Connectors.AzureLanguage;
using CxHub.Connectors.Configuration;
using CxHub.Connectors.Http;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Functions.Configuration;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.AzureLanguage;

public sealed class AzureLanguageJudgeTests : IDisposable
{
    private const string Path = "/language/:analyze-text?api-version=2023-04-01";

    private readonly StubHttp _http = new();

    private readonly ImpatientClock _clock = new();

    [Fact]
    public async Task Judge_TwentyFiveComments_AskInTensAndKeepTheirOrder()
    {
        _http.On("POST", Path, AnswerAll);

        var judged = await Judge().JudgeAsync([.. Enumerable.Range(0, 25).Select(i => new WrittenComment(i % 2 == 0 ? $"bad {i}" : $"good {i}", "en"))], default);

        Assert.Equal(3, _http.Count(Path));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => i % 2 == 0 ? "negative" : "positive"), judged.Select(one => one!.Label));
        Assert.All(_http.Requests, request => Assert.Equal("the-key", request.Headers["Ocp-Apim-Subscription-Key"]));
    }

    [Fact]
    public async Task Judge_PersonalData_NeverLeavesTheHub()
    {
        _http.On("POST", Path, AnswerAll);

        await Judge().JudgeAsync([new("Gọi 0901234567 hoặc an@x.vn", "vi")], default);

        Assert.Contains("[phone]", Assert.Single(_http.Requests).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("0901234567", _http.Requests[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("an@x.vn", _http.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_Throttled_WaitsAsTold()
    {
        _http.On("POST", Path, StubHttp.Json("""{"error":{"code":"429","message":"Rate limit is exceeded."}}""", 429, ("Retry-After", "17")), AnswerAll);

        await Judge().JudgeAsync([new("bad", "en")], default);

        Assert.Contains(_clock.Delays, delay => delay >= TimeSpan.FromSeconds(17));
    }

    [Fact]
    public async Task Judge_WrongKey_SaysWhoRefusedAndWhyWithoutTheKey()
    {
        _http.On("POST", Path, StubHttp.Json("""{"error":{"code":"401","message":"Access denied due to invalid subscription key."}}""", 401));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Judge().JudgeAsync([new("bad", "en")], default));

        Assert.Equal((FailureKind.Unauthorized, "azure-language"), (failure.Kind, failure.System));
        Assert.Contains("invalid subscription key", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_WithoutAKey_SignsWithTheIdentity()
    {
        _http.On("POST", Path, AnswerAll);
        AzureLanguageJudge judge = new(new() { Endpoint = new Uri("https://stub.example") }, _http.Client(), StaticAuthorizer.Bearer("entra-token"), _clock, NullLogger.Instance);

        await judge.JudgeAsync([new("good", "en")], default);

        Assert.Equal("Bearer entra-token", Assert.Single(_http.Requests).Headers["Authorization"]);
    }

    [Theory]
    [InlineData("endpoint: https://x.example\nkey: ${K}", null)]
    [InlineData("endpoint: https://x.example\nidentity: true", null)]
    [InlineData("endpoint: https://x.example", "'azure' has no sign-in")]
    [InlineData("endpoint: https://x.example\nkey: ${K}\nidentity: true", "a key and an identity")]
    [InlineData("endpoint: https://x.example\nkey: abc", "holds a literal secret")]
    [InlineData("endpont: https://x.example\nkey: ${K}", "did you mean 'endpoint'")]
    public void File_Settings_AreReadOrToldWhatIsWrong(string yaml, string? complaint)
    {
        ConfigProblems problems = new();
        var read = AzureLanguageFile.Read(YamlConfig.Parse(yaml, "scores.yaml", problems)!, new EnvironmentValues(_ => "secret", problems));

        Assert.Equal(complaint is null, problems.All.Count is 0);
        Assert.Equal(complaint is null, read is not null);
        Assert.True(complaint is null || problems.All.Any(problem => problem.ToString().Contains(complaint, StringComparison.Ordinal)), string.Join(" | ", problems.All));
        Assert.DoesNotContain("secret", read?.ToString() ?? "", StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private static HttpResponseMessage AnswerAll(StubRequest request)
    {
        using var asked = JsonDocument.Parse(request.Body);
        var documents = asked.RootElement.GetProperty("analysisInput").GetProperty("documents").EnumerateArray()
            .Select(document => (Id: document.GetProperty("id").GetString(), IsBad: document.GetProperty("text").GetString()!.Contains("bad", StringComparison.Ordinal)))
            .Select(one => new { id = one.Id, sentiment = one.IsBad ? "negative" : "positive", confidenceScores = new { positive = one.IsBad ? 0.05 : 0.9, neutral = 0.05, negative = one.IsBad ? 0.9 : 0.05 } });
        return StubHttp.Answer(JsonSerializer.Serialize(new { results = new { documents = documents.Reverse(), errors = Array.Empty<object>(), modelVersion = "2022-11-01" } }), "application/json", 200);
    }

    private AzureLanguageJudge Judge() => new(new() { Endpoint = new Uri("https://stub.example"), Key = "the-key" }, _http.Client(), null, _clock, NullLogger.Instance);
}
