using System.Text;
using System.Text.Json;
using CxHub.Functions.Hosting;
using Xunit;

namespace CxHub.Tests.Functions.Hosting;

/// <summary>The bodies as the Functions host produces them, byte for byte.</summary>
public sealed class HandlerEnvelopeTests
{
    private const string Sys = "\"sys\":{\"MethodName\":\"x\",\"UtcNow\":\"2026-03-02T10:15:30.1234567Z\",\"RandGuid\":\"3a9d0a4e-1111-4222-8333-444455556666\"}";

    private static readonly FunctionDefinition Timer = new("WatchFollowUps", TriggerKind.Timer, "timer", "0 */10 * * * *");
    private static readonly FunctionDefinition Queue = new("PushScores", TriggerKind.Queue, "message", "scores-changed");

    [Theory]
    [InlineData(""""{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"2026-03-02T10:10:00.0012345+00:00","Next":"2026-03-02T10:15:00+00:00","LastUpdated":"2026-03-02T10:10:00.0012345+00:00"},"IsPastDue":false}"""", false)]
    [InlineData(""""{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}"""", true)]
    [InlineData(""""{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"0001-01-01T00:00:00+00:00","Next":"2026-03-02T10:15:00+00:00","LastUpdated":"0001-01-01T00:00:00+00:00"},"IsPastDue":false}"""", false)]
    public void Read_Timer_KnowsWhetherItIsPastDue(string timer, bool pastDue) =>
        Assert.Equal(pastDue, Read(Timer, Envelope("timer", timer, Sys)).IsPastDue);

    [Fact]
    public void Read_TimerWithRetryContext_IsATimerAllTheSame() =>
        Assert.False(Read(Timer, Envelope("timer", """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""", Sys + ""","RetryContext":{"RetryCount":0,"MaxRetryCount":3,"Exception":null,"Instance":null,"State":{}}""")).IsPastDue);

    [Fact]
    public void Read_BinaryMessageWhoseBodyNamesAnotherId_TakesTheBrokersId()
    {
        var trigger = Read(Queue, Envelope("message", "\"eyJNZXNzYWdlSWQiOiJzcG9vZmVkIn0=\"", """"MessageReceiver":{},"DeliveryCount":"1","LockToken":"\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"","EnqueuedTimeUtc":"2026-03-02T10:15:30","MessageId":"\"fb-000123\"","SequenceNumber":"42","ApplicationProperties":{"tenant":"acme","attempt":3},""" + Sys));

        Assert.Equal("fb-000123", trigger.MessageId);
        Assert.Equal(1, trigger.DeliveryCount);
    }

    [Fact]
    public void Read_BinaryMessage_ReadsTheStepMessage()
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(new StepMessage("salesforce", 3).ToJson()));

        var trigger = Read(Queue, Envelope("message", $"\"{body}\"", """"DeliveryCount":"2","MessageId":"\"m\"",""" + Sys));

        Assert.Equal(new StepMessage("salesforce", 3), trigger.Message);
        Assert.Equal(2, trigger.DeliveryCount);
    }

    [Fact]
    public void Read_TextModeWithJsonInsideJson_DecodesTheInnerText()
    {
        using var document = JsonDocument.Parse(""""{"message":"\"{\\\"target\\\":\\\"dynamics\\\",\\\"attempt\\\":2}\""}"""");

        var text = HandlerEnvelope.Text(document.RootElement.GetProperty("message"));

        Assert.Equal(new StepMessage("dynamics", 2), StepMessage.Parse(text));
    }

    [Theory]
    [InlineData("\"\\\"hello \\\\\\\"x\\\\\\\"\\\\n\\\"\"", "hello \"x\"\n")]
    [InlineData("\"plain, not base64!\"", "plain, not base64!")]
    public void Text_OfOlderHosts_IsTheMessageItself(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(expected, HandlerEnvelope.Text(document.RootElement));
    }

    [Theory]
    [InlineData("not a step message")]
    [InlineData("")]
    [InlineData("[1,2]")]
    public void Parse_ABodyTheHubDidNotWrite_IsAPlainNudge(string body) => Assert.Equal(new StepMessage(), StepMessage.Parse(body));

    [Fact]
    public void Read_BodyThatIsNoEnvelope_SaysWhatIsMissing()
    {
        var failure = Assert.Throws<JsonException>(() => Read(Queue, """{"a":1}"""));

        Assert.Contains("Data.message", failure.Message, StringComparison.Ordinal);
    }

    private static string Envelope(string binding, string payload, string metadata) => string.Concat("{\"Data\":{\"", binding, "\":", payload, "},\"Metadata\":{", metadata, "}}");

    private static TriggerEvent Read(FunctionDefinition function, string json) => HandlerEnvelope.Read(function, Encoding.UTF8.GetBytes(json));
}
