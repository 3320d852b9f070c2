using System.Net;
using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.MapAndResolve;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Http;

/// <summary>What a CRM's change notice does: it makes the hub look, once, and is never taken for data.</summary>
public sealed class ChangeEndpointTests
{
    private const string Secret = "notice-secret-1";

    [Fact]
    public async Task Post_NoticeOfAChangedContact_ReadsTheChangeFromTheCrmAndNothingFromTheNotice()
    {
        await using var hub = await StartAsync();
        await hub.RunAsync();
        var contact = await AnyContactAsync(hub);
        await hub.ControlAsync("/servers/salesforce/edit", new { contact.Id, Fields = new { Title = "Head of Quality" } });

        using var answer = await PostAsync(hub, $$$"""{"payload":{"ChangeEventHeader":{"entityName":"Contact","recordIds":["{{{contact.Id}}}"]},"Title":"forged"}}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("salesforce/Contact", Assert.Single((await HubBench.JsonAsync(answer)).GetProperty("queued").EnumerateArray()).GetString());
        await hub.DeliverAsync();
        var person = Assert.Single(await hub.ReadAsync(session => session.Canonical.GetAsync<Person>([contact])));
        Assert.Equal("Head of Quality", person.JobTitle);
    }

    [Fact]
    public async Task Post_TheSameNoticeManyTimes_LeadsToOnePull()
    {
        await using var hub = await StartAsync();
        await hub.RunAsync();
        var before = Queries(hub);

        for (var i = 0; i < 20; i++)
        {
            using var answer = await PostAsync(hub, """{"entity":"Contact"}""");
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await hub.DeliverAsync();

        // One look at the changes and one at the deletions.
        Assert.InRange(Queries(hub) - before, 1, 2);
        Assert.Empty(await hub.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Pull, 10)));
    }

    [Fact]
    public async Task Post_WithoutTheSecretOrWithAWrongSignature_QueuesNothing()
    {
        await using var hub = await StartAsync();

        using var unsigned = await PostAsync(hub, """{"entity":"Contact"}""", null);
        using var wrong = await PostAsync(hub, """{"entity":"Contact"}""", "X-CxHub-Key", "guess");
        using var other = await PostAsync(hub, """{"entity":"Contact"}""", "X-CxHub-Signature", Sign("""{"entity":"Account"}"""));

        Assert.All([unsigned, wrong, other], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Empty(await hub.ReadAsync(session => session.Pending.TakeAsync(PendingStep.Pull, 10)));
    }

    [Fact]
    public async Task Post_SignedBody_IsAcceptedWithoutTheKeyHeader()
    {
        await using var hub = await StartAsync();

        using var answer = await PostAsync(hub, """{"entity":"Contact"}""", "X-CxHub-Signature", Sign("""{"entity":"Contact"}"""));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Post_NoticeThatNamesNothing_PullsEveryMappedEntityOfTheSource()
    {
        await using var hub = await StartAsync();

        using var answer = await PostAsync(hub, "{}");

        var queued = (await HubBench.JsonAsync(answer)).GetProperty("queued").EnumerateArray().Select(stream => stream.GetString()!).ToArray();
        Assert.Contains("salesforce/Contact", queued);
        Assert.Contains("salesforce/Task", queued);
        Assert.All(queued, stream => Assert.StartsWith("salesforce/", stream, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_OfAnEntityTheHubDoesNotRead_IsAcceptedAndQueuesNothing()
    {
        await using var hub = await StartAsync();

        using var answer = await PostAsync(hub, """{"entity":"Knowledge__kav"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Empty((await HubBench.JsonAsync(answer)).GetProperty("queued").EnumerateArray());
    }

    [Theory]
    [InlineData("dynamics", "{}", HttpStatusCode.NotFound)]
    [InlineData("nowhere", "{}", HttpStatusCode.NotFound)]
    [InlineData("salesforce", "<xml/>", HttpStatusCode.BadRequest)]
    public async Task Post_ThatCannotBeANotice_SaysWhy(string source, string body, HttpStatusCode status)
    {
        await using var hub = await StartAsync();

        using var answer = await PostAsync(hub, body, source: source);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Post_MoreThanAMebibyte_IsRefusedUnread()
    {
        await using var hub = await StartAsync();

        using var answer = await PostAsync(hub, new string(' ', 1_048_577));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task OpenApi_NamesTheNotices()
    {
        await using var hub = await StartAsync();

        var document = await hub.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        Assert.Contains("/api/changes/{source}", document, StringComparison.Ordinal);
    }

    private static Task<HubBench> StartAsync() => HubBench.StartAsync(prepare: hub =>
    {
        hub.Edit("sources/salesforce.yaml", "# changes:", "changes:");
        hub.Variables["SALESFORCE_CHANGES_SECRET"] = Secret;
    });

    private static async Task<SourceKey> AnyContactAsync(HubBench hub) =>
        (await hub.ReadAsync(session => session.Records.KeysAsync("salesforce", "Contact")))[0];

    private static long Queries(HubBench hub) => hub.Sandbox.Server<CxHub.Sandbox.Salesforce.SalesforceServer>().Requests.Total;

    private static string Sign(string body) => $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)))}";

    private static async Task<HttpResponseMessage> PostAsync(HubBench hub, string body, string? header = "X-CxHub-Key", string value = Secret, string source = "salesforce")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/changes/{source}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        return await hub.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
