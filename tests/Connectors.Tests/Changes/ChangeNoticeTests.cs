using System.Security.Cryptography;
using System.Text;
using CxHub.Connectors.Changes;
using CxHub.Domain.Configuration;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Changes;

public sealed class ChangeNoticeTests
{
    private const string Secret = "notice-secret-1";

    private const string DataverseWebhook = """
        {"BusinessUnitId":"b","CorrelationId":"c","Depth":1,"MessageName":"Update","PrimaryEntityId":"60c40000-0000-4000-8000-000000000001","PrimaryEntityName":"contact","OperationCreatedOn":"/Date(1772442930000+0000)/",
         "InputParameters":[{"key":"Target","value":{"LogicalName":"contact","Attributes":[{"key":"emailaddress1","value":"forged@example.com"}]}}]}
        """;

    [Theory]
    [InlineData(DataverseWebhook, "contact")]
    [InlineData("""{"schema":"x","payload":{"ChangeEventHeader":{"entityName":"Contact","recordIds":["003"],"changeType":"UPDATE"},"Email":"a@b.c"},"event":{"replayId":7}}""", "Contact")]
    [InlineData("""{"ChangeEventHeader":{"entityName":"Account","changeType":"GAP_OVERFLOW"}}""", "Account")]
    [InlineData("""{"version":"0","detail-type":"AccountChangeEvent","detail":{"payload":{"ChangeEventHeader":{"entityName":"Account"}},"schemaId":"s"}}""", "Account")]
    [InlineData("""{"payload":{"CreatedDate":"2026-03-02T09:15:30Z","Entity__c":"Opportunity"}}""", "Opportunity")]
    [InlineData("""{"entity":"Contact"}""", "Contact")]
    [InlineData("""{"entities":["Contact","Account","contact"]}""", "Contact,Account")]
    [InlineData("""[{"entity":"Contact"},{"entity":"Case"}]""", "Contact,Case")]
    [InlineData("""{}""", "")]
    [InlineData("", "")]
    public void Read_EveryFormASystemSends_NamesTheEntities(string body, string entities) =>
        Assert.Equal(entities, string.Join(',', Assert.IsType<NoticeResult.Accepted>(Read(body, ("X-CxHub-Key", Secret))).Entities));

    [Fact]
    public void Read_SignatureOverTheBody_IsAcceptedAndOneFlippedByteIsNot()
    {
        const string Body = """{"entity":"Contact"}""";

        Assert.IsType<NoticeResult.Accepted>(Read(Body, ("x-cxhub-signature", Sign(Body, Secret))));
        Assert.IsType<NoticeResult.Unauthorised>(Read("""{"entity":"Contacu"}""", ("x-cxhub-signature", Sign(Body, Secret))));
    }

    [Theory]
    [InlineData("X-CxHub-Key", "notice-secret-2")]
    [InlineData("X-CxHub-Key", "")]
    [InlineData("X-CxHub-Signature", "sha256=")]
    [InlineData("X-Other", Secret)]
    public void Read_WithoutTheSecret_IsRefusedWhateverItSays(string header, string value) =>
        Assert.IsType<NoticeResult.Unauthorised>(Read("{}", (header, value)));

    [Fact]
    public void Read_DuringARotation_TakesTheOldSecretAndTheNewOne()
    {
        var settings = new ChangeSettings(["new", "old"]);

        Assert.All(["new", "old"], secret => Assert.IsType<NoticeResult.Accepted>(ChangeNotice.Read(settings, Headers(("X-CxHub-Key", secret)), "{}"u8.ToArray())));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("<soapenv:Envelope/>")]
    public void Read_NoNotice_SaysSo(string body) => Assert.IsType<NoticeResult.Malformed>(Read(body, ("X-CxHub-Key", Secret)));

    [Fact]
    public void Settings_AsText_DoNotShowTheSecret() => Assert.DoesNotContain(Secret, new ChangeSettings([Secret]).ToString(), StringComparison.Ordinal);

    [Fact]
    public void File_ChangesWithoutASecret_IsAMistake()
    {
        var problems = new ConfigProblems();
        Manifests.Read("""
            name: crm
            kind: salesforce
            url: https://acme.my.salesforce.com
            auth: { kind: client-credentials, clientId: a, clientSecret: "${S}" }
            changes: {}
            """, problems);

        Assert.Contains("'secret' is missing", Assert.Single(problems.All).ToString(), StringComparison.Ordinal);
    }

    private static NoticeResult Read(string body, params (string Name, string Value)[] headers) =>
        ChangeNotice.Read(new ChangeSettings([Secret]), Headers(headers), Encoding.UTF8.GetBytes(body));

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);

    private static string Sign(string body, string secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}";
}
