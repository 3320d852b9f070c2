using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class SalesforceWriteTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Contacts = SandboxClient.Data + "sobjects/Contact/";

    [Fact]
    public async Task Upsert_KeyWithAnEncodedSlash_IsOneKey()
    {
        var client = await sandbox.SalesforceAsync();

        var first = await client.PatchAsync(Contacts + "CxHub_Id__c/cx%2F7f3a%20b", """{"LastName":"Slash"}""");
        var second = await client.PatchAsync(Contacts + "CxHub_Id__c/cx%2F7f3a%20b", """{"Title":"Again"}""");
        var read = await client.GetAsync(Contacts + "CxHub_Id__c/cx%2F7f3a%20b?fields=CxHub_Id__c");

        Assert.Equal((201, 200), (first.Status, second.Status));
        Assert.Equal("cx/7f3a b", read.Json.GetProperty("CxHub_Id__c").GetString());
        Assert.Equal(404, (await client.PatchAsync(Contacts + "CxHub_Id__c/never?updateOnly=true", """{"LastName":"x"}""")).Status);
    }

    [Fact]
    public async Task Upsert_ManyAtOnceForOneNewKey_MakeOneRow()
    {
        var client = await sandbox.SalesforceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PatchAsync(Contacts + "CxHub_Id__c/race-1", """{"LastName":"Race"}""")));

        Assert.Single(answers, answer => answer.Status is 201);
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
    }

    [Fact]
    public async Task Read_ExternalIdThatIsNotUnique_Is300WithTheChoices()
    {
        var client = await sandbox.SalesforceAsync();
        await client.PostAsync(SandboxClient.Data + "tooling/sobjects/CustomField", """{"FullName":"Contact.Loose__c","Metadata":{"label":"Loose","type":"Text","length":20,"externalId":true,"unique":false}}""");
        await GrantAsync(client, "Contact.Loose__c");
        await client.PostAsync(Contacts, """{"LastName":"A","Loose__c":"same"}""");
        await client.PostAsync(Contacts, """{"LastName":"B","Loose__c":"same"}""");

        var choices = await client.GetAsync(Contacts + "Loose__c/same");
        var upsert = await client.PatchAsync(Contacts + "Loose__c/same", """{"Title":"x"}""");

        Assert.Equal((300, 2), (choices.Status, choices.Json.GetArrayLength()));
        Assert.Equal(300, upsert.Status);
    }

    [Fact]
    public async Task Update_ChangedMeanwhile_Is412()
    {
        var client = await sandbox.SalesforceAsync();
        var id = (await client.PostAsync(Contacts, """{"LastName":"Now"}""")).Id;

        var refused = await client.PatchAsync(Contacts + id, """{"Title":"x"}""", ("If-Unmodified-Since", "Thu, 01 Jan 2015 00:00:00 GMT"));

        Assert.Equal(412, refused.Status);
    }

    [Fact]
    public async Task Retrieve_ManyWithAMissingId_HoldsItsPlaceWithNull()
    {
        var client = await sandbox.SalesforceAsync();
        var id = (await client.PostAsync(Contacts, """{"LastName":"Place"}""")).Id;

        var read = await client.PostAsync(SandboxClient.Data + "composite/sobjects/Contact", $$"""{"ids":["003000000000000AAA","{{id[..15]}}"],"fields":["LastName"]}""");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, read.Json[0].ValueKind);
        Assert.Equal("Place", read.Json[1].GetProperty("LastName").GetString());
    }

    [Fact]
    public async Task Update_ById_TakesTheIdInAnyCaseAndAnswersFailuresWithIt()
    {
        var client = await sandbox.SalesforceAsync();
        var id = (await client.PostAsync(Contacts, """{"LastName":"Case"}""")).Id;

        var results = await client.PatchAsync(SandboxClient.Data + "composite/sobjects", $$"""{"records":[{"attributes":{"type":"Contact"},"Id":"{{id}}","Title":"A"},{"attributes":{"type":"Contact"},"id":"003000000000000AAA","Title":"B"}]}""", ("Sforce-Call-Options", ""));

        Assert.True(results.Json[0].GetProperty("success").GetBoolean());
        Assert.Equal("003000000000000AAA", results.Json[1].GetProperty("id").GetString());
        Assert.Equal("INVALID_CROSS_REFERENCE_KEY", results.Json[1].GetProperty("errors")[0].GetProperty("statusCode").GetString());
    }

    [Fact]
    public async Task Create_TypesAlternatingTooOften_IsRefused()
    {
        var client = await sandbox.SalesforceAsync();
        var records = string.Join(',', Enumerable.Range(0, 12).Select(at => at % 2 is 0 ? """{"attributes":{"type":"Contact"},"LastName":"A"}""" : """{"attributes":{"type":"Account"},"Name":"B"}"""));

        var refused = await client.PostAsync(SandboxClient.Data + "composite/sobjects", $$"""{"records":[{{records}}]}""");

        Assert.Equal((400, "LIMIT_EXCEEDED"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Create_ZippedBody_IsRead()
    {
        var client = await sandbox.SalesforceAsync();
        using var zipped = new MemoryStream();

        await using (var zip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes("""{"LastName":"Zipped"}"""));
        }

        using var body = new ByteArrayContent(zipped.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        body.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(201, (await client.SendAsync(HttpMethod.Post, Contacts, body)).Status);
    }

    [Fact]
    public async Task Create_BrokenJson_IsJsonParserError()
    {
        var client = await sandbox.SalesforceAsync();

        var refused = await client.PostAsync(Contacts, """{"LastName":""");

        Assert.Equal((400, "JSON_PARSER_ERROR"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Task_ForALead_TakesNoRelatedRecord()
    {
        var client = await sandbox.SalesforceAsync();
        var lead = (await client.PostAsync(SandboxClient.Data + "sobjects/Lead", """{"LastName":"L","Company":"C"}""")).Id;
        var account = (await client.PostAsync(SandboxClient.Data + "sobjects/Account", """{"Name":"A"}""")).Id;

        var refused = await client.PostAsync(SandboxClient.Data + "sobjects/Task", $$"""{"Subject":"S","WhoId":"{{lead}}","WhatId":"{{account}}"}""");

        Assert.Equal("FIELD_INTEGRITY_EXCEPTION", refused.ErrorCode);
    }

    [Fact]
    public async Task Limits_OnEveryDataAnswer_CountOnePerCallAndOnePerBatchPart()
    {
        var client = await sandbox.SalesforceAsync();
        var before = Used(await client.GetAsync(SandboxClient.Data + "limits"));

        var refused = await client.GetAsync(SandboxClient.Data + "sobjects/Contact/003000000000000AAA");
        var batch = await client.PostAsync(SandboxClient.Data + "composite/batch", """{"batchRequests":[{"method":"GET","url":"v62.0/limits"},{"method":"GET","url":"v62.0/limits"},{"method":"GET","url":"v62.0/limits"}]}""");

        Assert.Equal(before + 1, Used(refused));
        Assert.Equal(before + 4, Used(batch));
    }

    private static int Used(Answer answer) => int.Parse(answer.Headers["Sforce-Limit-Info"].Split('=', '/')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task GrantAsync(SandboxClient client, string field)
    {
        var set = (await client.PostAsync(SandboxClient.Data + "sobjects/PermissionSet", """{"Name":"Loose","Label":"Loose"}""")).Id;
        var user = (await client.QueryAsync("SELECT Id FROM User WHERE Username = 'integration@sandbox.example'")).Records[0].GetProperty("Id").GetString();
        await client.PostAsync(SandboxClient.Data + "sobjects/FieldPermissions", $$"""{"ParentId":"{{set}}","SobjectType":"Contact","Field":"{{field}}","PermissionsRead":true,"PermissionsEdit":true}""");
        await client.PostAsync(SandboxClient.Data + "sobjects/PermissionSetAssignment", $$"""{"AssigneeId":"{{user}}","PermissionSetId":"{{set}}"}""");
    }
}
