using System.Globalization;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class SalesforcePullTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Query_ThousandsOfRowsWithOneStamp_AreReadOnceInTheOrderOfIds()
    {
        var client = await sandbox.SalesforceAsync();
        var stamp = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        sandbox.Host.Server<CxHub.Sandbox.Salesforce.SalesforceServer>().Seed(Enumerable.Range(0, 4500).Select(number => new SeedRow(
            SandboxSystem.Salesforce, "Campaign", string.Create(CultureInfo.InvariantCulture, $"701{number:000000000000}"), stamp, new Dictionary<string, object?> { ["Name"] = "Same second" })));

        var ids = new List<string>();
        var page = await client.QueryAsync("SELECT Id, SystemModstamp FROM Campaign WHERE SystemModstamp >= 2026-01-01T00:00:00Z AND SystemModstamp < 2026-01-01T00:00:01Z ORDER BY SystemModstamp, Id", "queryAll");

        for (; ; page = await client.GetAsync(page.Json.GetProperty("nextRecordsUrl").GetString()!))
        {
            ids.AddRange(page.Records.Select(record => record.GetProperty("Id").GetString()!));

            if (page.Json.GetProperty("done").GetBoolean())
            {
                break;
            }
        }

        Assert.Equal(4500, ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Fact]
    public async Task Query_ResumedInsideOneStamp_GoesOnBehindTheLastId()
    {
        var client = await sandbox.SalesforceAsync();
        var records = string.Join(',', Enumerable.Range(0, 9).Select(_ => """{"attributes":{"type":"Event"},"Subject":"Resume"}"""));
        await client.PostAsync(SandboxClient.Data + "composite/sobjects", $$"""{"records":[{{records}}]}""");
        var all = (await client.QueryAsync("SELECT Id, SystemModstamp FROM Event WHERE Subject = 'Resume' ORDER BY SystemModstamp, Id")).Records;
        var (stamp, id) = (all[3].GetProperty("SystemModstamp").GetString()!.Replace(".000+0000", "Z", StringComparison.Ordinal), all[3].GetProperty("Id").GetString());

        var rest = (await client.QueryAsync($"SELECT Id FROM Event WHERE Subject = 'Resume' AND ((SystemModstamp = {stamp} AND Id > '{id}') OR SystemModstamp > {stamp}) ORDER BY SystemModstamp, Id")).Records;

        Assert.Equal(all.Skip(4).Select(one => one.GetProperty("Id").GetString()), rest.Select(one => one.GetProperty("Id").GetString()));
    }

    [Fact]
    public async Task Query_LateCommit_IsFoundInsideTheLookBackOnly()
    {
        var client = await sandbox.SalesforceAsync();
        var id = await CreateAsync(client, """{"LastName":"Late"}""");
        await sandbox.Control.PostAsync("servers/salesforce/backdate", $$"""{"id":"{{id}}","seconds":300}""");
        var now = sandbox.Host.Clock.GetUtcNow();

        var without = await client.QueryAsync($"SELECT Id FROM Contact WHERE LastName = 'Late' AND SystemModstamp >= {Text(now.AddSeconds(-60))}");
        var with = await client.QueryAsync($"SELECT Id FROM Contact WHERE LastName = 'Late' AND SystemModstamp >= {Text(now.AddSeconds(-600))}");

        Assert.Empty(without.Records);
        Assert.Single(with.Records);
    }

    [Fact]
    public async Task QueryAll_DeletedUndeletedErased_ShowsEachStepAndThenNothing()
    {
        var client = await sandbox.SalesforceAsync();
        var id = await CreateAsync(client, """{"LastName":"Bin","CxHub_Id__c":"bin-1"}""");
        var soql = $"SELECT Id, IsDeleted FROM Contact WHERE Id = '{id}'";

        await client.DeleteAsync(SandboxClient.Data + "sobjects/Contact/" + id);
        var binned = await client.QueryAsync(soql, "queryAll");
        var reused = await client.PatchAsync(SandboxClient.Data + "sobjects/Contact/CxHub_Id__c/bin-1", """{"LastName":"New"}""");
        await sandbox.Control.PostAsync("servers/salesforce/undelete", $$"""{"ids":["{{id}}"]}""");
        var restored = await client.QueryAsync(soql);
        await sandbox.Control.PostAsync("servers/salesforce/erase", $$"""{"ids":["{{id}}"]}""");
        var erased = await client.QueryAsync(soql, "queryAll");

        Assert.True(binned.Records[0].GetProperty("IsDeleted").GetBoolean());
        Assert.Equal(201, reused.Status);
        Assert.False(restored.Records[0].GetProperty("IsDeleted").GetBoolean());
        Assert.Empty(erased.Records);
    }

    [Theory]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND CxHub_Nps__c > 8", 1)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'FILTER' AND CxHub_Nps__c <= 8", 1)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND CxHub_Nps__c = null", 1)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND CxHub_Nps__c != 9", 2)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND (NOT CxHub_Nps__c IN (9, 3))", 1)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND CxHub_Nps__c NOT IN (9)", 2)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND CreatedDate = TODAY", 3)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND CreatedDate < TODAY", 0)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND DoNotCall = false LIMIT 2", 2)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND Birthdate >= 1980-01-01", 1)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' AND Owner.Name LIKE '%integration'", 3)]
    [InlineData("SELECT Id FROM Contact WHERE CxHub_Id__c IN ('f-1', 'f-2', 'F-1')", 2)]
    [InlineData("SELECT Id FROM Contact WHERE LastName = 'Filter' ORDER BY CxHub_Nps__c DESC NULLS LAST, Id LIMIT 1 OFFSET 2", 1)]
    public async Task Query_Filters_FindWhatTheySay(string soql, int rows)
    {
        var client = await sandbox.SalesforceAsync();
        await client.PatchAsync(
            SandboxClient.Data + "composite/sobjects/Contact/CxHub_Id__c",
            """
            {"records":[{"attributes":{"type":"Contact"},"CxHub_Id__c":"f-1","LastName":"Filter","CxHub_Nps__c":9,"Birthdate":"1985-02-03"},
                        {"attributes":{"type":"Contact"},"CxHub_Id__c":"f-2","LastName":"Filter","CxHub_Nps__c":3},
                        {"attributes":{"type":"Contact"},"CxHub_Id__c":"f-3","LastName":"Filter"}]}
            """);

        var found = await client.QueryAsync(soql);

        Assert.True(found.Status is 200, found.Text);
        Assert.Equal(rows, found.Records.Count);
    }

    [Fact]
    public async Task Query_LongUri_Is414()
    {
        var client = await sandbox.SalesforceAsync();

        var refused = await client.QueryAsync("SELECT Id FROM Contact WHERE LastName = '" + new string('x', 17_000) + "'");

        Assert.Equal(414, refused.Status);
    }

    [Fact]
    public async Task Query_GroupBy_CountsEachGroup()
    {
        var client = await sandbox.SalesforceAsync();
        await client.PostAsync(SandboxClient.Data + "composite/sobjects", """{"records":[{"attributes":{"type":"Case"},"Subject":"G","Origin":"Web"},{"attributes":{"type":"Case"},"Subject":"G","Origin":"Web"},{"attributes":{"type":"Case"},"Subject":"G","Origin":"Email"}]}""");

        var groups = (await client.QueryAsync("SELECT Origin, COUNT(Id) n FROM Case WHERE Subject = 'G' GROUP BY Origin")).Records;

        Assert.Equal([("Email", 1), ("Web", 2)], groups.Select(group => (group.GetProperty("Origin").GetString()!, group.GetProperty("n").GetInt32())));
    }

    [Fact]
    public async Task Values_OnTheWire_HaveTheDocumentedForms()
    {
        var client = await sandbox.SalesforceAsync();
        var id = await CreateAsync(client, """{"LastName":"Forms","CxHub_Nps__c":9,"CxHub_Csat__c":4.256,"CxHub_Score_At__c":"2026-03-02T10:15:30.500+02:00","Birthdate":"2026-03-02","Title":"","MailingCity":"Hà Nội"}""");

        var read = await client.GetAsync($"{SandboxClient.Data}sobjects/Contact/{id}?fields=CxHub_Nps__c,CxHub_Csat__c,CxHub_Score_At__c,Birthdate,Title,MailingAddress,AccountId");

        Assert.Contains("\"CxHub_Nps__c\":9.0,", read.Text, StringComparison.Ordinal);
        Assert.Contains("\"CxHub_Csat__c\":4.26,", read.Text, StringComparison.Ordinal);
        Assert.Contains("\"CxHub_Score_At__c\":\"2026-03-02T08:15:30.000+0000\"", read.Text, StringComparison.Ordinal);
        Assert.Contains("\"Birthdate\":\"2026-03-02\",\"Title\":null", read.Text, StringComparison.Ordinal);
        Assert.Equal("Hà Nội", read.Json.GetProperty("MailingAddress").GetProperty("city").GetString());
    }

    [Fact]
    public async Task Describe_NotChangedSince_Is304()
    {
        var client = await sandbox.SalesforceAsync();
        var first = await client.GetAsync(SandboxClient.Data + "sobjects/Contact/describe");

        var second = await client.GetAsync(SandboxClient.Data + "sobjects/Contact/describe", ("If-Modified-Since", first.Headers["Last-Modified"]));

        Assert.Equal((304, string.Empty), (second.Status, second.Text));
    }

    private static async Task<string> CreateAsync(SandboxClient client, string json) => (await client.PostAsync(SandboxClient.Data + "sobjects/Contact", json)).Id;

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
