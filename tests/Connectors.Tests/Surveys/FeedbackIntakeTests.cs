using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CxHub.Connectors.Surveys;
using CxHub.Domain;

namespace CxHub.Tests.Connectors.Surveys;

public sealed class FeedbackIntakeTests
{
    private const string TypeformBody = """{"event_id":"01HCXHUBEVENT0001","event_type":"form_response","form_response":{"form_id":"cxNps1","token":"tok0001","submitted_at":"2026-03-02T09:15:30Z","answers":[{"type":"number","number":3,"field":{"id":"fNps","type":"nps","ref":"nps"}}]}}""";
    private const string TypeformSignature = "sha256=tp4SPU3gv/2SHZT7jYGwY/rXEQJe2mDtCq6QkTfVlIs=";
    private const string QualtricsMessage = """{"Status":"Complete","SurveyID":"SV_cxhub01","ResponseID":"R_cxhub0001","CompletedDate":"2026-03-02 09:15:30","BrandID":"acme"}""";
    private const string QualtricsHmac = "5cf55f291cfb78be63784e4b53f8e368530ba24d77b25702bc625c4a6b92e2df07086f8bddb7d398ed02e81f5b9f965875e0837a30de01f23cd1af62a1540116";
    private const string SurveyMonkeyBody = """{"name":"CxHub","filter_type":"survey","filter_id":"500100","event_type":"response_completed","event_id":"10123000001","object_type":"response","object_id":"118000777","event_datetime":"2026-03-02T09:15:30.182613+00:00","resources":{"respondent_id":"118000777","recipient_id":"9001","collector_id":"400200","survey_id":"500100","user_id":"77"}}""";
    private const string SurveyMonkeySignature = "I+Kdw+O9nJ9i9vbmq7aeroL8krg=";
    private const string FormbricksBody = """{"webhookId":"wh_1","event":"responseFinished","data":{"id":"resp_1","surveyId":"svy_1","finished":true,"data":{"nps":3}}}""";
    private const string FormbricksSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string FormbricksSignature = "v1,69fFooscbVmqtQcvYM54M0RMHBwN2wxdcVkU3BmMSTg=";
    private const string NormalBody = """{"responseId":"r-1","surveyId":"s-1","submittedAt":"2026-03-02T09:15:30Z","status":"completed","identity":{"email":"lan.tran@example.vn"},"answers":{"nps":3,"comment":"Giao hàng chậm, không ai gọi lại"}}""";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 15, 30, TimeSpan.Zero);

    [Fact]
    public void Read_TypeformVector_IsAccepted()
    {
        var record = Accepted(Typeform(TypeformBody, TypeformSignature));

        Assert.Equal(new SourceKey("surveys", "responses", "tok0001"), record.Key);
        Assert.Equal(Now, record.ModifiedAt);
        Assert.Equal(3, Field(record, "answers", "nps").GetInt32());
    }

    [Fact]
    public void Read_TypeformWithEveryAnswerType_PlacesThemByRole()
    {
        const string Body = """
            {"event_type":"form_response","form_response":{"form_id":"cxNps1","token":"tok0002","landed_at":"2026-03-02T09:14:02Z","submitted_at":"2026-03-02T09:15:30Z",
             "hidden":{"crm_contact_id":"003XX0000012345","order_id":"SO-7781"},"definition":{"id":"cxNps1","title":"Post-delivery NPS"},
             "answers":[{"type":"number","number":3,"field":{"id":"fNps","type":"nps","ref":"nps"}},
              {"type":"text","text":"Giao hàng chậm, không ai gọi lại","field":{"id":"fWhy","type":"long_text","ref":"reason"}},
              {"type":"number","number":2,"field":{"id":"fSat","type":"rating","ref":"delivery"}},
              {"type":"choices","choices":{"labels":["Phone","Chat"]},"field":{"id":"fChan","ref":"channel"}},
              {"type":"email","email":"lan.tran@example.vn","field":{"id":"fMail","ref":"email"}}]}}
            """;
        var settings = new WebhookSettings(SurveyProvider.Typeform, []) { Questions = new Dictionary<string, string> { ["fSat"] = "csat" }, Defaults = new Dictionary<string, string> { ["touchpoint"] = "delivery" } };

        var record = Accepted(Read(settings, Body));

        Assert.Equal("Giao hàng chậm, không ai gọi lại", Field(record, "answers", "comment").GetString());
        Assert.Equal(2, Field(record, "answers", "csat").GetInt32());
        Assert.Equal("003XX0000012345", Field(record, "identity", "crmContactId").GetString());
        Assert.Equal("SO-7781", Field(record, "context", "orderNumber").GetString());
        Assert.Equal("Chat", Field(record, "answers", "other", "channel")[1].GetString());
        Assert.Equal("delivery", Field(record, "touchpoint").GetString());
        Assert.False(Field(record, "identity", "anonymous").GetBoolean());
    }

    [Fact]
    public void Read_QualtricsVector_AnnouncesTheAnswer()
    {
        var result = Qualtrics(QualtricsHmac, QualtricsMessage);

        Assert.Equal(new IntakeResult.Announced("SV_cxhub01", "R_cxhub0001"), result);
    }

    [Fact]
    public void Read_QualtricsCapturedVector_IsAccepted()
    {
        const string Message = """{"Status":"Complete","SurveyID":"SV_1AmkKSDmoZ4XlQx","ResponseID":"R_0B7IcnXszjEUHLP","CompletedDate":"2019-06-25 07:58:25","BrandID":"sapdevelopment"}""";

        var result = Qualtrics("c2c585a404c239aa3063b462cc33551d3ed3ed2de0899f58d456fc0ef7ebef6f3c3af44957989bd0592603e41edde9528f7d9ed09ee128bf719aa12f46e5c598", Message, "kyma4ever");

        Assert.Equal(new IntakeResult.Announced("SV_1AmkKSDmoZ4XlQx", "R_0B7IcnXszjEUHLP"), result);
    }

    [Fact]
    public void Read_QualtricsFlatBody_IsAcceptedOnlyWithoutAKey()
    {
        const string Flat = "Topic=acme.surveyengine.completedResponse.SV_1&Status=Complete&SurveyID=SV_1&ResponseID=R_1";

        Assert.Equal(new IntakeResult.Announced("SV_1", "R_1"), Read(new WebhookSettings(SurveyProvider.Qualtrics, []), Flat));
        Assert.IsType<IntakeResult.Unauthorised>(Read(new WebhookSettings(SurveyProvider.Qualtrics, ["key"]), Flat));
    }

    [Fact]
    public void Read_SurveyMonkeyVector_AnnouncesTheAnswer() =>
        Assert.Equal(new IntakeResult.Announced("500100", "118000777"), SurveyMonkey(SurveyMonkeyBody, SurveyMonkeySignature));

    [Fact]
    public void Read_SurveyMonkeyDeletion_IsATombstone()
    {
        var result = Read(new WebhookSettings(SurveyProvider.SurveyMonkey, []), SurveyMonkeyBody.Replace("response_completed", "response_deleted", StringComparison.Ordinal));

        Assert.True(Accepted(result).Deleted);
    }

    [Theory]
    [InlineData(0, FormbricksSignature, true)]
    [InlineData(300, FormbricksSignature, true)]
    [InlineData(301, FormbricksSignature, false)]
    [InlineData(-301, FormbricksSignature, false)]
    [InlineData(0, "v1,AAAAooscbVmqtQcvYM54M0RMHBwN2wxdcVkU3BmMSTg= " + FormbricksSignature, true)]
    [InlineData(0, "v2,69fFooscbVmqtQcvYM54M0RMHBwN2wxdcVkU3BmMSTg=", false)]
    public void Read_FormbricksVector_IsAcceptedInsideTheWindow(int secondsLater, string signature, bool accepted)
    {
        var result = Formbricks(FormbricksBody, signature, Now.AddSeconds(secondsLater));

        Assert.Equal(accepted, result is IntakeResult.Accepted);
        Assert.Equal(!accepted, result is IntakeResult.Unauthorised);
    }

    [Fact]
    public void Read_FormbricksWrappedInAList_IsReadTheSame()
    {
        var settings = new WebhookSettings(SurveyProvider.Formbricks, []);

        Assert.Equal(Accepted(Read(settings, FormbricksBody)).Body, Accepted(Read(settings, $"[{FormbricksBody}]")).Body);
    }

    [Fact]
    public void Read_FormbricksUpdateAfterFinish_KeepsTheAnswersId()
    {
        var settings = new WebhookSettings(SurveyProvider.Formbricks, []);
        var created = FormbricksBody.Replace("responseFinished", "responseCreated", StringComparison.Ordinal).Replace("\"finished\":true", "\"finished\":false", StringComparison.Ordinal);

        var partial = Accepted(Read(settings, created));

        Assert.Equal(Accepted(Read(settings, FormbricksBody)).Key, partial.Key);
        Assert.Equal("partial", Field(partial, "status").GetString());
    }

    [Fact]
    public void Read_MicrosoftForms_ReadsAmericanTimesAndListsInTexts()
    {
        const string Body = """{"formId":"v4j5","formTitle":"Khảo sát sau giao hàng","responseId":"128","details":{"responder":"lan.tran@example.vn","submitDate":"3/2/2026 9:15:30 AM","r1c7f":"3","r2aa0":"Giao hàng chậm","r3b11":"[\"Phone\",\"Chat\"]"}}""";
        var settings = new WebhookSettings(SurveyProvider.MicrosoftForms, ["key"]) { Questions = new Dictionary<string, string> { ["r1c7f"] = "nps", ["r2aa0"] = "comment" } };

        var record = Accepted(Read(settings, Body, ("X-CxHub-Key", "key")));

        Assert.Equal("v4j5:128", record.Key.Id);
        Assert.Equal(Now, record.ModifiedAt);
        Assert.Equal(3, Field(record, "answers", "nps").GetInt32());
        Assert.Equal("Phone", Field(record, "answers", "other", "r3b11")[0].GetString());
        Assert.Equal("lan.tran@example.vn", Field(record, "identity", "email").GetString());
    }

    [Fact]
    public void Read_MicrosoftFormsAnonymous_HasNoAddress()
    {
        const string Body = """{"formId":"f","responseId":"1","details":{"responder":"anonymous","nps":"9"}}""";

        Assert.True(Field(Accepted(Read(new WebhookSettings(SurveyProvider.MicrosoftForms, []), Body)), "identity", "anonymous").GetBoolean());
    }

    [Theory]
    [InlineData("X-CxHub-Signature")]
    [InlineData("x-cxhub-signature")]
    public void Read_NormalFormSigned_KeepsTheBodyAsItCame(string header)
    {
        var record = Accepted(Read(new WebhookSettings(SurveyProvider.Cxhub, ["old", "secret"]), NormalBody, (header, Sign("secret", NormalBody))));

        Assert.Equal(NormalBody, record.Body);
        Assert.Equal("r-1", record.Key.Id);
    }

    [Fact]
    public void Read_NormalFormWrappedByTheSurveyTool_IsTheResponseInside()
    {
        var body = $$"""{"event":"response.completed","response":{{NormalBody}}}""";

        Assert.Equal(NormalBody, Accepted(Read(new WebhookSettings(SurveyProvider.Cxhub, ["s"]), body, ("X-CxHub-Signature", Sign("s", body)))).Body);
    }

    [Fact]
    public void Read_NormalFormWithoutATime_WasGivenNow()
    {
        var body = """{"responseId":"r-1","answers":{"nps":10}}""";

        var record = Accepted(Read(new WebhookSettings(SurveyProvider.Cxhub, ["s"]), body, ("X-CxHub-Key", "s")));

        Assert.Equal(Now, record.ModifiedAt);
        Assert.Equal("2026-03-02T09:15:30.000Z", Field(record, "submittedAt").GetString());
    }

    [Theory]
    [InlineData("""{"answers":{"nps":3}}""", "responseId")]
    [InlineData("""{"responseId":"","answers":{"nps":3}}""", "responseId")]
    [InlineData("""{"responseId":"1"}""", "answers")]
    [InlineData("""{"responseId":"1","answers":[]}""", "answers")]
    [InlineData("""{"responseId":"1","answers":{"nps":{}}}""", "answers.nps")]
    [InlineData("""{"responseId":"1","answers":{"comment":["a"]}}""", "answers.comment")]
    [InlineData("""{"responseId":"1","submittedAt":"yesterday","answers":{}}""", "submittedAt")]
    [InlineData("""{"responseId":"1","identity":{"email":{}},"answers":{}}""", "identity.email")]
    [InlineData("""[{"responseId":"1","answers":{}},{"answers":{}}]""", "[1].responseId")]
    [InlineData("""{"responseId":"1","answers":{""", "body")]
    [InlineData("42", "body")]
    public void Read_MalformedAnswer_NamesTheField(string body, string field)
    {
        var malformed = Assert.IsType<IntakeResult.Malformed>(Read(new WebhookSettings(SurveyProvider.Cxhub, ["s"]), body, ("X-CxHub-Key", "s")));

        Assert.Equal(field, malformed.Field);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("\"\"")]
    [InlineData("\"N/A\"")]
    [InlineData("3.5")]
    public void Read_ScoreOffItsScale_IsKeptAsGivenForTheMapToCount(string nps)
    {
        var record = Accepted(Read(new WebhookSettings(SurveyProvider.Cxhub, []), $$$"""{"responseId":"1","answers":{"nps":{{{nps}}}}}"""));

        Assert.Equal(nps, Field(record, "answers", "nps").GetRawText());
    }

    [Fact]
    public void Read_AnyFlippedByteOfBodyKeyOrSignature_IsUnauthorised()
    {
        (string Name, Func<string, IntakeResult> Body, string Good)[] cases =
        [
            ("typeform", body => Typeform(body, TypeformSignature), TypeformBody),
            ("surveymonkey", body => SurveyMonkey(body, SurveyMonkeySignature), SurveyMonkeyBody),
            ("formbricks", body => Formbricks(body, FormbricksSignature, Now), FormbricksBody),
            ("qualtrics", body => Qualtrics(QualtricsHmac, body), QualtricsMessage),
            ("normal", body => Read(new WebhookSettings(SurveyProvider.Cxhub, ["s"]), body, ("X-CxHub-Signature", Sign("s", NormalBody))), NormalBody),
            ("typeform signature", signature => Typeform(TypeformBody, signature), TypeformSignature),
            ("surveymonkey signature", signature => SurveyMonkey(SurveyMonkeyBody, signature), SurveyMonkeySignature),
            ("qualtrics hmac", hmac => Qualtrics(hmac, QualtricsMessage), QualtricsHmac),
        ];
        foreach (var (name, read, good) in cases)
        {
            for (var at = 0; at < good.Length; at++)
            {
                var flipped = $"{good[..at]}{(good[at] is 'A' ? 'B' : 'A')}{good[(at + 1)..]}";

                // Base64 has spare bits before its padding: some changed texts are the same bytes.
                Assert.True(read(flipped) is IntakeResult.Unauthorised || IsSameBase64(good, flipped) || flipped.Equals(good, StringComparison.OrdinalIgnoreCase), $"{name} at {at}");
            }
        }
    }

    [Fact]
    public void Read_PrettyPrintedCopyOfASignedBody_IsUnauthorised()
    {
        using var json = JsonDocument.Parse(TypeformBody);

        Assert.IsType<IntakeResult.Unauthorised>(Typeform(JsonSerializer.Serialize(json, Indented), TypeformSignature));
    }

    [Fact]
    public void Read_NoSignatureAlthoughASecretIsConfigured_IsUnauthorised()
    {
        foreach (var provider in Enum.GetValues<SurveyProvider>())
        {
            Assert.IsType<IntakeResult.Unauthorised>(Read(new WebhookSettings(provider, ["s"]), NormalBody));
        }
    }

    [Fact]
    public void Fetched_QualtricsAnswer_BecomesTheNormalForm()
    {
        const string Body = """
            {"result":{"responseId":"R_1","values":{"startDate":"2026-03-02T09:13:10Z","endDate":"2026-03-02T09:15:30Z","recordedDate":"2026-03-02T09:15:31.120Z","status":0,"finished":1,"distributionChannel":"email","userLanguage":"VI",
             "recipientEmail":"lan.tran@example.vn","recipientFirstName":"Lan","recipientLastName":"Tran","externalDataReference":"CUST-1001","QID1":3,"QID2_TEXT":"Giao hàng chậm","orderId":"SO-7781"}}}
            """;
        var settings = new WebhookSettings(SurveyProvider.Qualtrics, []) { Questions = new Dictionary<string, string> { ["QID1"] = "nps", ["QID2_TEXT"] = "comment" } };

        var record = Accepted(Fetch(settings, "SV_1", Body));

        Assert.Equal(3, Field(record, "answers", "nps").GetInt32());
        Assert.Equal("CUST-1001", Field(record, "identity", "customerNumber").GetString());
        Assert.Equal("Lan Tran", Field(record, "identity", "name").GetString());
        Assert.Equal("completed", Field(record, "status").GetString());
        Assert.Equal("vi", Field(record, "language").GetString());
        Assert.Equal("test", Field(Accepted(Fetch(settings, "SV_1", Body.Replace("\"status\":0", "\"status\":8", StringComparison.Ordinal))), "status").GetString());
    }

    [Theory]
    [InlineData("""{"choice_id":"c4","choice_metadata":{"weight":"3"}}""", "3")]
    [InlineData("""{"choice_id":"c4"}""", "\"c4\"")]
    public void Fetched_SurveyMonkeyAnswer_BecomesTheNormalFormWithAndWithoutWeight(string answer, string expected)
    {
        var body = """
            {"id":"118000777","survey_id":"500100","response_status":"completed","collection_mode":"default","date_created":"2026-03-02T09:14:02+00:00","date_modified":"2026-03-02T09:15:30+00:00",
             "custom_variables":{"crm_contact_id":"003XX0000012345"},"metadata":{"contact":{"email":{"type":"string","value":"lan.tran@example.vn"}}},
             "pages":[{"id":"p1","questions":[{"id":"q1","answers":[ANSWER]},{"id":"q2","answers":[{"text":"Giao hàng chậm"}]}]}]}
            """.Replace("ANSWER", answer, StringComparison.Ordinal);
        var settings = new WebhookSettings(SurveyProvider.SurveyMonkey, []) { Questions = new Dictionary<string, string> { ["q1"] = "nps", ["q2"] = "comment" } };

        var record = Accepted(Fetch(settings, "500100", body));

        Assert.Equal(expected, Field(record, "answers", "nps").GetRawText());
        Assert.Equal("Giao hàng chậm", Field(record, "answers", "comment").GetString());
        Assert.Equal("003XX0000012345", Field(record, "identity", "crmContactId").GetString());
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static IntakeResult Typeform(string body, string signature) => Read(new WebhookSettings(SurveyProvider.Typeform, ["cxhub-typeform-secret"]), body, ("Typeform-Signature", signature));

    private static IntakeResult SurveyMonkey(string body, string signature) => Read(new WebhookSettings(SurveyProvider.SurveyMonkey, ["secret-456"]) { ClientId = "client-id-123" }, body, ("Sm-Signature", signature));

    private static IntakeResult Formbricks(string body, string signature, DateTimeOffset now) => FeedbackIntake.Read(
        "surveys", new WebhookSettings(SurveyProvider.Formbricks, [FormbricksSecret]),
        new Dictionary<string, string> { ["webhook-id"] = "msg_0001", ["webhook-timestamp"] = "1772442930", ["webhook-signature"] = signature }, Encoding.UTF8.GetBytes(body), now);

    private static IntakeResult Qualtrics(string hmac, string message, string key = "cxhub-qualtrics-key") =>
        Read(new WebhookSettings(SurveyProvider.Qualtrics, [key]), $"Topic=acme.surveyengine.completedResponse.SV&HMAC={hmac}&MSG={Uri.EscapeDataString(message).Replace("%20", "+", StringComparison.Ordinal)}");

    private static IntakeResult Read(WebhookSettings settings, string body, params (string Name, string Value)[] headers) =>
        FeedbackIntake.Read("surveys", settings, headers.ToDictionary(header => header.Name, header => header.Value), Encoding.UTF8.GetBytes(body), Now);

    private static IntakeResult Fetch(WebhookSettings settings, string surveyId, string body)
    {
        using var json = JsonDocument.Parse(body);
        return FetchedAnswer.Read("surveys", settings, surveyId, json.RootElement, Now);
    }

    private static SourceRecord Accepted(IntakeResult result) => Assert.Single(Assert.IsType<IntakeResult.Accepted>(result).Records);

    private static JsonElement Field(SourceRecord record, params string[] path)
    {
        using var json = JsonDocument.Parse(record.Body);
        return path.Aggregate(json.RootElement, (element, name) => element.GetProperty(name)).Clone();
    }

    private static string Sign(string secret, string body) => string.Create(CultureInfo.InvariantCulture, $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}");

    private static bool IsSameBase64(string a, string b) =>
        Bytes(a) is { } first && Bytes(b) is { } second && first.AsSpan().SequenceEqual(second);

    private static byte[]? Bytes(string text)
    {
        var base64 = text.Replace("sha256=", string.Empty, StringComparison.Ordinal);
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var count) ? buffer[..count] : null;
    }
}
