using Xunit;

namespace CxHub.Tests.Sandbox.Dataverse;

public sealed class DataverseWriteTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Contacts = SandboxClient.Api + "contacts";

    [Fact]
    public async Task Create_DeepInsertWithABadChild_KeepsNothing()
    {
        var client = await sandbox.DataverseAsync();

        var good = await client.PostAsync(Contacts, """{"lastname":"Deep good","Contact_Tasks":[{"subject":"Child"}]}""");
        var bad = await client.PostAsync(Contacts, """{"lastname":"Deep bad","Contact_Tasks":[{"subject":"Child","nope":1}]}""");

        var children = await client.GetAsync($"{Contacts}({good.EntityId})/Contact_Tasks?$select=subject");
        Assert.Single(children.Value);
        Assert.Equal((400, "0x80048d19"), (bad.Status, bad.Code));
        Assert.Empty((await client.GetAsync(Contacts + "?$select=lastname&$filter=lastname eq 'Deep bad'")).Value);
    }

    [Fact]
    public async Task Upsert_AnotherKeyValueInTheBody_WinsOnCreateAndIsDroppedOnUpdate()
    {
        var client = await sandbox.DataverseAsync();

        await client.PatchAsync(Contacts + "(cxh_externalid='url-1')", """{"lastname":"Key","cxh_externalid":"body-1"}""");
        await client.PatchAsync(Contacts + "(cxh_externalid='body-1')", """{"lastname":"Key 2","cxh_externalid":"body-2"}""");

        var rows = (await client.GetAsync(Contacts + "?$select=cxh_externalid,lastname&$filter=startswith(lastname,'Key')")).Value;
        Assert.Equal([("body-1", "Key 2")], rows.Select(row => (row.GetProperty("cxh_externalid").GetString()!, row.GetProperty("lastname").GetString()!)));
    }

    [Fact]
    public async Task Upsert_ManyAtOnceForOneNewKey_MakeOneRow()
    {
        var client = await sandbox.DataverseAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PatchAsync(Contacts + "(cxh_externalid='race-1')", """{"lastname":"Race"}""", ("Prefer", "return=representation"))));

        Assert.Single(answers, answer => answer.Status is 201);
        Assert.Equal(19, answers.Count(answer => answer.Status is 200));
    }

    [Fact]
    public async Task Write_EveryOne_ChangesETagVersionAndModifiedOn()
    {
        var client = await sandbox.DataverseAsync();
        var id = (await client.PostAsync(Contacts, """{"lastname":"Tag"}""")).EntityId;
        var before = await client.GetAsync($"{Contacts}({id})?$select=modifiedon,versionnumber");
        sandbox.Host.Clock.Advance(TimeSpan.FromSeconds(5));

        await client.PatchAsync($"{Contacts}({id})", """{"jobtitle":"x"}""");
        var after = await client.GetAsync($"{Contacts}({id})?$select=modifiedon,versionnumber");

        Assert.NotEqual(before.Headers["ETag"], after.Headers["ETag"]);
        Assert.Equal(after.Headers["ETag"], $"W/\"{after.Json.GetProperty("versionnumber").GetInt64()}\"");
        Assert.NotEqual(before.Json.GetProperty("modifiedon").GetString(), after.Json.GetProperty("modifiedon").GetString());
        Assert.Matches("^[0-9T:-]{19}Z$", after.Json.GetProperty("modifiedon").GetString());
    }

    [Fact]
    public async Task Key_OverClashingRows_FailsAndIsReactivatedAfterRepair()
    {
        var client = await sandbox.DataverseAsync();
        await sandbox.Control.PostAsync("servers/dataverse/settings", """{"keyIndexingSeconds":0}""");
        var first = (await client.PostAsync(SandboxClient.Api + "accounts", """{"name":"Clash 1","accountnumber":"7"}""")).EntityId;
        await client.PostAsync(SandboxClient.Api + "accounts", """{"name":"Clash 2","accountnumber":"7"}""");
        const string Keys = SandboxClient.Api + "EntityDefinitions(LogicalName='account')/Keys";

        await client.PostAsync(Keys, """{"@odata.type":"Microsoft.Dynamics.CRM.EntityKeyMetadata","SchemaName":"cxh_number","KeyAttributes":["accountnumber"]}""");
        var failed = await StatusAsync();
        await client.PatchAsync($"{SandboxClient.Api}accounts({first})", """{"accountnumber":"8"}""");
        await client.PostAsync(SandboxClient.Api + "ReactivateEntityKey", """{"EntityLogicalName":"account","EntityKeyLogicalName":"cxh_number"}""");
        var active = await StatusAsync();

        Assert.Equal(("Failed", "Active"), (failed, active));
        Assert.Equal("Clash 1", (await client.GetAsync(SandboxClient.Api + "accounts(accountnumber='8')?$select=name")).Json.GetProperty("name").GetString());

        async Task<string?> StatusAsync() => (await client.GetAsync(Keys + "?$select=SchemaName,EntityKeyIndexStatus&$filter=SchemaName eq 'cxh_number'")).Value[0].GetProperty("EntityKeyIndexStatus").GetString();
    }

    [Fact]
    public async Task Edit_BySomebodyElse_ShowsInModifiedBy()
    {
        var client = await sandbox.DataverseAsync();
        var me = (await client.GetAsync(SandboxClient.Api + "WhoAmI")).Json.GetProperty("UserId").GetGuid();
        var other = (await client.PostAsync(SandboxClient.Api + "systemusers", """{"firstname":"An","lastname":"Agent"}""")).EntityId;
        var task = (await client.PostAsync(SandboxClient.Api + "tasks", """{"subject":"Theirs"}""")).EntityId;

        var ordered = await sandbox.Control.PostAsync("servers/dataverse/edit", $$"""{"table":"task","id":"{{task}}","fields":{"statecode":1,"statuscode":5},"userId":"{{other}}"}""");

        var row = (await client.GetAsync($"{SandboxClient.Api}tasks({task})?$select=statecode,_modifiedby_value,_createdby_value")).Json;
        Assert.Equal(204, ordered.Status);
        Assert.Equal((1, other, me), (row.GetProperty("statecode").GetInt32(), row.GetProperty("_modifiedby_value").GetGuid(), row.GetProperty("_createdby_value").GetGuid()));
    }

    [Fact]
    public async Task Bulk_OneBadRow_RollsBackWithOneErrorAndNoIndex()
    {
        var client = await sandbox.DataverseAsync();

        var refused = await client.PostAsync(Contacts + "/Microsoft.Dynamics.CRM.CreateMultiple", $$"""
            {"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.contact","lastname":"Bulk 1"},
                        {"@odata.type":"Microsoft.Dynamics.CRM.contact","lastname":"Bulk 2","firstname":"{{new string('x', 51)}}"}]}
            """);

        Assert.Equal((400, "0x80044331"), (refused.Status, refused.Code));
        Assert.Empty((await client.GetAsync(Contacts + "?$select=lastname&$filter=startswith(lastname,'Bulk')")).Value);
    }

    [Fact]
    public async Task Path_UnknownVersionOrResource_Is404Or400()
    {
        var client = await sandbox.DataverseAsync();

        Assert.Equal((400, "0x80060888"), Both(await client.GetAsync("api/data/v1/contacts")));
        Assert.Equal(404, (await client.GetAsync("nowhere")).Status);
        Assert.Equal(405, (await client.SendAsync(HttpMethod.Put, Contacts, null)).Status);

        static (int, string?) Both(Answer answer) => (answer.Status, answer.Code);
    }
}
