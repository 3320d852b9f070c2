using System.Text;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class SalesforceBulkTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Jobs = SandboxClient.Data + "jobs/ingest/";

    [Fact]
    public async Task Ingest_Upsert_WalksThroughItsStatesAndTellsEachRow()
    {
        var client = await sandbox.SalesforceAsync();
        await client.PatchAsync(SandboxClient.Data + "sobjects/Account/CxHub_Id__c/acc-12", """{"Name":"Parent"}""");
        await sandbox.Control.PostAsync("servers/salesforce/settings", """{"bulkPolls":2}""");
        var id = await OpenAsync(client, """{"object":"Contact","operation":"upsert","externalIdFieldName":"CxHub_Id__c","contentType":"CSV","lineEnding":"LF"}""");
        await UploadAsync(client, id, "CxHub_Id__c,LastName,CxHub_Nps__c,Account.CxHub_Id__c\ncx-1,Okafor,9,acc-12\ncx-2,\"Ruiz, \"\"Jo\"\"\",#N/A,\ncx-3,,1,\ncx-4,Lost,1,nobody\n");

        var states = new List<string> { (await CloseAsync(client, id)).Json.GetProperty("state").GetString()! };
        var early = await client.DeleteAsync(Jobs + id);

        while (states[^1] is not "JobComplete")
        {
            states.Add((await client.GetAsync(Jobs + id)).Json.GetProperty("state").GetString()!);
        }

        await sandbox.Control.PostAsync("servers/salesforce/settings", """{"bulkPolls":0}""");
        var job = (await client.GetAsync(Jobs + id)).Json;
        var success = await client.GetAsync(Jobs + id + "/successfulResults");
        var failure = await client.GetAsync(Jobs + id + "/failedResults");

        Assert.Equal(["UploadComplete", "InProgress", "InProgress", "JobComplete"], states);
        Assert.Equal((400, "INVALIDJOBSTATE"), (early.Status, early.ErrorCode));
        Assert.Equal((4, 2), (job.GetProperty("numberRecordsProcessed").GetInt32(), job.GetProperty("numberRecordsFailed").GetInt32()));
        Assert.StartsWith("text/csv", success.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.StartsWith("\"sf__Id\",\"sf__Created\",\"CxHub_Id__c\"", success.Text, StringComparison.Ordinal);
        Assert.Contains("REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --", failure.Text, StringComparison.Ordinal);
        Assert.Contains("Foreign key external ID: nobody not found", failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_LineEndsOtherThanDeclared_FailsAndLeavesRowsUnprocessed()
    {
        var client = await sandbox.SalesforceAsync();
        var id = await OpenAsync(client, """{"object":"Contact","operation":"insert","lineEnding":"LF"}""");
        await UploadAsync(client, id, "LastName\r\nA\r\n");
        await CloseAsync(client, id);

        var job = (await client.GetAsync(Jobs + id)).Json;
        var unprocessed = await client.GetAsync(Jobs + id + "/unprocessedrecords");

        Assert.Equal("Failed", job.GetProperty("state").GetString());
        Assert.Contains("LineEnding is invalid", job.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal("\"LastName\"\n\"A\"\n", unprocessed.Text);
    }

    [Fact]
    public async Task Ingest_PipesAndAbort_AreUnderstood()
    {
        var client = await sandbox.SalesforceAsync();
        var piped = await OpenAsync(client, """{"object":"Account","operation":"insert","columnDelimiter":"PIPE"}""");
        await UploadAsync(client, piped, "Name|Phone\nPiped, Ltd|1\n");
        await CloseAsync(client, piped);
        await client.GetAsync(Jobs + piped);
        var aborted = await OpenAsync(client, """{"object":"Account","operation":"insert"}""");
        await UploadAsync(client, aborted, "Name\nNever\n");

        var abort = await client.PatchAsync(Jobs + aborted, """{"state":"Aborted"}""");
        var again = await CloseAsync(client, aborted);

        Assert.Single((await client.QueryAsync("SELECT Id FROM Account WHERE Name = 'Piped, Ltd'")).Records);
        Assert.Equal("Aborted", abort.Json.GetProperty("state").GetString());
        Assert.Equal((400, "INVALIDJOBSTATE"), (again.Status, again.ErrorCode));
        Assert.Empty((await client.QueryAsync("SELECT Id FROM Account WHERE Name = 'Never'")).Records);
        Assert.Equal(204, (await client.DeleteAsync(Jobs + aborted)).Status);
    }

    [Fact]
    public async Task Ingest_HardDelete_LeavesNoTrace()
    {
        var client = await sandbox.SalesforceAsync();
        var row = (await client.PostAsync(SandboxClient.Data + "sobjects/Account", """{"Name":"Gone"}""")).Id;
        var id = await OpenAsync(client, """{"object":"Account","operation":"hardDelete"}""");
        await UploadAsync(client, id, $"Id\n{row}\n");
        await CloseAsync(client, id);
        await client.GetAsync(Jobs + id);

        Assert.Empty((await client.QueryAsync($"SELECT Id FROM Account WHERE Id = '{row}'", "queryAll")).Records);
    }

    [Fact]
    public async Task Ingest_UpsertOnAnOrdinaryField_IsNoJob()
    {
        var client = await sandbox.SalesforceAsync();

        var refused = await client.PostAsync(SandboxClient.Data + "jobs/ingest", """{"object":"Contact","operation":"upsert","externalIdFieldName":"Phone"}""");

        Assert.Equal((400, "INVALIDJOB"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Job_AsCreated_HasTheDocumentedOddities()
    {
        var client = await sandbox.SalesforceAsync();

        var job = await client.PostAsync(SandboxClient.Data + "jobs/ingest", """{"object":"Contact","operation":"insert"}""");

        Assert.Contains("\"apiVersion\":62.0", job.Text, StringComparison.Ordinal);
        Assert.Equal($"services/data/v62.0/jobs/ingest/{job.Id}/batches", job.Json.GetProperty("contentUrl").GetString());
        Assert.StartsWith("750", job.Id, StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(SandboxClient client, string job) => (await client.PostAsync(SandboxClient.Data + "jobs/ingest", job)).Id;

    private static async Task UploadAsync(SandboxClient client, string id, string csv)
    {
        using var body = new StringContent(csv, Encoding.UTF8, "text/csv");
        Assert.Equal(201, (await client.SendAsync(HttpMethod.Put, Jobs + id + "/batches", body)).Status);
    }

    private static Task<Answer> CloseAsync(SandboxClient client, string id) => client.PatchAsync(Jobs + id, """{"state":"UploadComplete"}""");
}
