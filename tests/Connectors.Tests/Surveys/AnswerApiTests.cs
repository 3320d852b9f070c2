using CxHub.Connectors.Surveys;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Surveys;

public sealed class AnswerApiTests : IDisposable
{
    private const string Answer = """
        {"id":"118000777","survey_id":"500100","response_status":"completed","date_created":"2026-03-02T09:14:02+00:00","date_modified":"2026-03-02T09:15:30+00:00",
         "pages":[{"id":"p1","questions":[{"id":"q1","answers":[GIVEN]}]}]}
        """;

    private const string Survey = """
        {"id":"500100","pages":[{"questions":[{"id":"q1","answers":{"choices":[{"id":"c3","text":"2"},{"id":"c4","text":"3"}]}}]}]}
        """;

    private readonly StubHttp _http = new();

    [Fact]
    public async Task Fetch_SurveyMonkey_AsksForTheDetailsWithTheBearerToken()
    {
        _http.On("GET", "/v3/surveys/500100/responses/118000777/details", StubHttp.Json(Given("""{"choice_id":"c4","choice_metadata":{"weight":"3"}}""")));

        var result = await FetchAsync(SurveyProvider.SurveyMonkey, "500100", "118000777");

        Assert.Equal(new SourceKey("asks", "responses", "118000777"), Assert.Single(Assert.IsType<IntakeResult.Accepted>(result).Records).Key);
        Assert.Equal("Bearer api-token", Assert.Single(_http.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Fetch_Qualtrics_AsksWithTheApiTokenHeader()
    {
        _http.On("GET", "/API/v3/surveys/SV_1/responses/R_1", StubHttp.Json("""{"result":{"responseId":"R_1","values":{"endDate":"2026-03-02T09:15:30Z","status":0,"finished":1,"QID1":3}},"meta":{"httpStatus":"200 - OK"}}"""));

        var result = await FetchAsync(SurveyProvider.Qualtrics, "SV_1", "R_1");

        Assert.Contains("\"nps\":3", Assert.Single(Assert.IsType<IntakeResult.Accepted>(result).Records).Body, StringComparison.Ordinal);
        Assert.Equal("api-token", Assert.Single(_http.Requests).Headers["X-API-TOKEN"]);
    }

    [Theory]
    [InlineData("""{"choice_id":"c4"}""")]
    [InlineData("""{"choice_id":"c4","choice_metadata":{"weight":"-100"}}""")]
    public async Task Fetch_ChoiceWithoutAWeightThatIsARating_TakesItsTextFromTheSurveyWhichIsReadOnce(string given)
    {
        _http.On("GET", "/v3/surveys/500100/responses/", StubHttp.Json(Given(given))).On("GET", "/v3/surveys/500100/details", StubHttp.Json(Survey));
        var api = Api(SurveyProvider.SurveyMonkey);

        var first = await api.FetchAsync(new IntakeResult.Announced("500100", "1"), default);
        await api.FetchAsync(new IntakeResult.Announced("500100", "2"), default);

        Assert.Contains("\"nps\":3", Assert.Single(Assert.IsType<IntakeResult.Accepted>(first).Records).Body, StringComparison.Ordinal);
        Assert.Equal(1, _http.Count("/v3/surveys/500100/details"));
    }

    [Fact]
    public async Task Fetch_NotReadableYet_IsNoFailure()
    {
        _http.On("GET", "/v3/surveys/", StubHttp.Json("""{"error":{"id":"1020","http_status_code":404,"message":"There was an error retrieving the requested resource."}}""", 404));

        Assert.Null(await FetchAsync(SurveyProvider.SurveyMonkey, "500100", "118000777"));
    }

    [Fact]
    public async Task Fetch_WrongToken_SaysWhoRefusedAndWhy()
    {
        _http.On("GET", "/API/v3/", StubHttp.Json("""{"meta":{"httpStatus":"401 - Unauthorized","error":{"errorMessage":"Unrecognized X-API-TOKEN.","errorCode":"AUTH_6"}}}""", 401));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => FetchAsync(SurveyProvider.Qualtrics, "SV_1", "R_1"));

        Assert.Equal((FailureKind.Unauthorized, "AUTH_6"), (failure.Kind, failure.Code));
        Assert.DoesNotContain("api-token", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_PassingFaults_AreRepeatedUntilItAnswers()
    {
        _http.On("GET", "/v3/surveys/", StubHttp.Text("busy", "text/plain", 503), StubHttp.Json("{}", 429), StubHttp.Json(Given("""{"text":"3"}""")));

        Assert.IsType<IntakeResult.Accepted>(await FetchAsync(SurveyProvider.SurveyMonkey, "500100", "118000777"));
        Assert.Equal(3, _http.Requests.Count);
    }

    [Fact]
    public void Settings_AsText_DoNotShowTheToken() =>
        Assert.DoesNotContain("api-token", Settings(SurveyProvider.Qualtrics).Api!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("qualtrics")]
    [InlineData("survey-monkey")]
    public void File_ToolThatOnlyAnnouncesWithoutAnApi_IsAMistake(string provider)
    {
        var problems = new ConfigProblems();
        Manifests.Read($"name: asks\nkind: webhook\nwebhook:\n  provider: {provider}\n  secret: ${{S}}\n", problems);

        Assert.Contains("only announces answers", Assert.Single(problems.All).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private static string Given(string answer) => Answer.Replace("GIVEN", answer, StringComparison.Ordinal);

    private static WebhookSettings Settings(SurveyProvider provider) => new(provider, ["s"])
    {
        Api = new AnswerApiSettings(new Uri("https://stub.example"), "api-token"),
        Questions = new Dictionary<string, string> { ["q1"] = "nps", ["QID1"] = "nps" },
    };

    private AnswerApi Api(SurveyProvider provider) => new("asks", Settings(provider), _http.Client(), new ImpatientClock(), NullLogger.Instance);

    private Task<IntakeResult?> FetchAsync(SurveyProvider provider, string survey, string response) => Api(provider).FetchAsync(new IntakeResult.Announced(survey, response), default);
}
