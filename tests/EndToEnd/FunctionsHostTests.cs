using System.Net;
using System.Text;
using System.Text.Json;
using CxHub.Functions.Commands;
using CxHub.Sandbox.Hosting;
using Xunit;

namespace CxHub.Tests.EndToEnd;

/// <summary>
/// Plays the Functions host's side of the custom-handler protocol against the built executable: start with the host's variables, poll the root, post envelopes
/// in chunks without a length, and accept only what the host accepts (2xx, JSON content type, a JSON object).
/// </summary>
public sealed class FunctionsHostTests
{
    private const string Timer = """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":true}},"Metadata":{"sys":{"MethodName":"x","UtcNow":"2026-03-02T10:15:30.1234567Z","RandGuid":"3a9d0a4e-1111-4222-8333-444455556666"}}}""";

    [Fact]
    public async Task Handler_UnderTheHostsProtocol_DoesItsWorkOnceAndRefusesForgedTriggers()
    {
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { PortBase = 0, Seed = 5, Customers = 120 }, token);
        using var folder = new HubFolder();
        var port = HubServing.FreePort();
        var environment = new Dictionary<string, string>(DemoVariables.Of(sandbox))
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = "w1",
            ["CXHUB_STORE"] = folder.Store,
        };
        using var handler = HubProcess.Start(environment, "serve", "--config", folder.Config);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await HubServing.ReadyAsync(http, "", token);

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(http, "MapAndResolve", Message(), forged: true, token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(http, "api/MapAndResolve", Message(), forged: false, token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(http, "MapAndResolve", Message(), forged: false, token, withInvocation: false)).Status);

        foreach (var (function, body) in new[] { ("PullSources", Timer), ("mapandresolve", Message()), ("ScoreProfiles", Message()), ("PushScores", Message()), ("ApplyFollowUpRules", Message()), ("CloseLoop", Message()) })
        {
            AssertAccepted(await PostAsync(http, function, body, forged: false, token), function);
        }

        var first = await CrmState.ReadAsync(sandbox, token);
        var writes = sandbox.Server<CxHub.Sandbox.Salesforce.SalesforceServer>().Requests.Total;
        AssertAccepted(await PostAsync(http, "PushScores", Message(deliveries: 2), forged: false, token), "PushScores again");

        Assert.Contains(first.Salesforce, row => row.Contains("|Promoter|", StringComparison.Ordinal));
        Assert.Equal(writes, sandbox.Server<CxHub.Sandbox.Salesforce.SalesforceServer>().Requests.Total);
        Assert.NotEmpty(first.SalesforceTasks.Concat(first.DynamicsTasks));
    }

    [Fact]
    public async Task Handler_NoticeOfAChangeThroughThePublicProxy_IsPulledWhenTheQueueTriggers()
    {
        var token = TestContext.Current.CancellationToken;
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions { PortBase = 0, Seed = 5, Customers = 40 }, token);
        using var folder = new HubFolder();
        folder.Edit("sources/dynamics.yaml", "# changes:", "changes:");
        var port = HubServing.FreePort();
        var environment = new Dictionary<string, string>(DemoVariables.Of(sandbox))
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["CXHUB_STORE"] = folder.Store,
            ["DYNAMICS_CHANGES_SECRET"] = "notice-secret-2",
        };
        using var handler = HubProcess.Start(environment, "serve", "--config", folder.Config);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await HubServing.ReadyAsync(http, "", token);
        const string Notice = """{"MessageName":"Update","PrimaryEntityName":"contact","PrimaryEntityId":"60c40000-0000-4000-8000-000000000001"}""";

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(http, "api/changes/dynamics", Notice, forged: true, token)).Status);
        http.DefaultRequestHeaders.Add("X-CxHub-Key", "notice-secret-2");
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(http, "api/changes/dynamics", Notice, forged: true, token)).Status);
        var pulled = await PostAsync(http, "PullChanges", Message(), forged: false, token);
        var again = await PostAsync(http, "PullChanges", Message(deliveries: 2), forged: false, token);

        AssertAccepted(pulled, "PullChanges");
        Assert.Matches(@"dynamics/contact: [1-9][0-9]* read", pulled.Body);
        AssertAccepted(again, "PullChanges again");
        Assert.DoesNotContain("dynamics/contact", again.Body, StringComparison.Ordinal);
    }

    private static string Message(int deliveries = 1)
    {
        // The body tries to pass itself off as broker metadata; a binary trigger takes nothing from it.
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"MessageId":"spoofed","attempt":1}"""));
        var metadata = """
            "MessageReceiver":{},"MessageId":"\"m-1\"","SessionId":"\"s\"","sys":{"MethodName":"x"},"DeliveryCount":
            """ + System.Text.Json.JsonSerializer.Serialize(deliveries.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return string.Concat("{\"Data\":{\"message\":\"", body, "\"},\"Metadata\":{", metadata, "}}");
    }

    private static void AssertAccepted((HttpStatusCode Status, string? Type, string Body) answer, string function)
    {
        Assert.True(answer.Status is HttpStatusCode.OK, $"{function}: {answer.Status} {answer.Body}");
        Assert.Equal("application/json", answer.Type);
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal(JsonValueKind.Object, json.RootElement.GetProperty("Outputs").ValueKind);
        Assert.Equal(JsonValueKind.Array, json.RootElement.GetProperty("Logs").ValueKind);
    }

    private static async Task<(HttpStatusCode Status, string? Type, string Body)> PostAsync(HttpClient http, string path, string body, bool forged, CancellationToken cancellationToken, bool withInvocation = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1041.0.0");
        if (withInvocation)
        {
            request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        }

        if (forged)
        {
            request.Headers.Add("x-ms-invocation-id", "1");
        }

        using var answer = await http.SendAsync(request, cancellationToken);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(cancellationToken));
    }
}
