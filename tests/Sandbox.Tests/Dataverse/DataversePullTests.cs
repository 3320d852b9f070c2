using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.Dataverse;

public sealed class DataversePullTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Tracked = "leads?$select=lastname";

    [Fact]
    public async Task Delta_WritesDuringTheInitialLoad_ComeWithTheNextDelta()
    {
        var client = await sandbox.DataverseAsync();
        var ids = new List<Guid>();

        for (var number = 0; number < 5; number++)
        {
            ids.Add(await CreateAsync(client, "leads", $$"""{"lastname":"Lead {{number}}"}"""));
        }

        var page = await TrackAsync(client, SandboxClient.Api + Tracked, 2);
        await client.PatchAsync($"{SandboxClient.Api}leads({ids[0]})", """{"lastname":"Changed"}""");
        await client.DeleteAsync($"{SandboxClient.Api}leads({ids[4]})");
        var rows = page.Value.Count;

        while (page.Json.TryGetProperty("@odata.nextLink", out var next))
        {
            Assert.False(page.Json.TryGetProperty("@odata.deltaLink", out _));
            page = await TrackAsync(client, next.GetString()!, 2);
            rows += page.Value.Count;
        }

        var delta = await client.GetAsync(page.Json.GetProperty("@odata.deltaLink").GetString()!);
        Assert.Equal(4, rows);
        Assert.Equal(["Changed"], delta.Value.Where(row => row.TryGetProperty("lastname", out _)).Select(row => row.GetProperty("lastname").GetString()));
        Assert.Equal([ids[4]], delta.Value.Where(row => row.TryGetProperty("reason", out _)).Select(row => row.GetProperty("id").GetGuid()));
        Assert.EndsWith("$metadata#leads/$deletedEntity", delta.Value[^1].GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delta_TokenOlderThanItsLife_IsExpired()
    {
        var client = await sandbox.DataverseAsync();
        var link = (await TrackAsync(client, SandboxClient.Api + "tasks?$select=subject", 5000)).Json.GetProperty("@odata.deltaLink").GetString()!;
        await CreateAsync(client, "tasks", """{"subject":"Counted"}""");

        var count = await client.GetAsync(link.Replace("/tasks?", "/tasks/$count?", StringComparison.Ordinal).Replace("$select=subject&", "", StringComparison.Ordinal));
        sandbox.Host.Clock.Advance(TimeSpan.FromDays(8));
        var again = await sandbox.DataverseAsync();
        var expired = await again.GetAsync(link);

        Assert.Equal(("1", "text/plain"), (count.Text, count.Headers["Content-Type"]));
        Assert.Equal((400, "0x80044352"), (expired.Status, expired.Code));
    }

    [Fact]
    public async Task List_RowsDeletedWhilePaging_AreLeftOutAndNoneComesTwice()
    {
        var client = await sandbox.DataverseAsync();
        var ids = new List<Guid>();

        for (var number = 0; number < 6; number++)
        {
            ids.Add(await CreateAsync(client, "accounts", """{"name":"Paged"}"""));
        }

        var first = await client.GetAsync(SandboxClient.Api + "accounts?$select=name&$filter=name eq 'Paged'&$orderby=accountid", ("Prefer", "odata.maxpagesize=4"));
        await client.DeleteAsync($"{SandboxClient.Api}accounts({ids.Order().ElementAt(5)})");
        await CreateAsync(client, "accounts", """{"name":"Paged"}""");
        var second = await client.GetAsync(first.Json.GetProperty("@odata.nextLink").GetString()!, ("Prefer", "odata.maxpagesize=4"));

        Assert.Equal("odata.maxpagesize=4", first.Headers["Preference-Applied"]);
        Assert.Equal(4, first.Value.Count);
        Assert.Equal([ids.Order().ElementAt(4)], second.Value.Select(row => row.GetProperty("accountid").GetGuid()));
        Assert.False(second.Json.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public async Task Links_AskedUnderAnotherHostName_KeepThatName()
    {
        var client = await sandbox.DataverseAsync();
        await CreateAsync(client, "teams", """{"name":"One"}""");
        await CreateAsync(client, "teams", """{"name":"Two"}""");

        var page = await client.GetAsync(SandboxClient.Api + "teams?$select=name", ("Prefer", "odata.maxpagesize=1"), ("Host", "crm.local:8443"));

        Assert.StartsWith("http://crm.local:8443/api/data/v9.2/teams?$select=name&$skiptoken=", page.Json.GetProperty("@odata.nextLink").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unauthorized_AnyCall_HasAChallengeAndNoBody()
    {
        var refused = await sandbox.Anonymous(SandboxSystem.Dataverse).GetAsync(SandboxClient.Api + "contacts");

        Assert.Equal((401, string.Empty), (refused.Status, refused.Text));
        Assert.Contains("authorization_uri=", refused.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TotalRecordCount_OfATable_IsExactBeyondTheCap()
    {
        var client = await sandbox.DataverseAsync();
        await CreateAsync(client, "opportunities", """{"name":"Counted"}""");

        var answer = await client.GetAsync(SandboxClient.Api + "RetrieveTotalRecordCount(EntityNames=['opportunity'])");

        Assert.Equal(1, answer.Json.GetProperty("EntityRecordCountCollection").GetProperty("Values")[0].GetInt32());
    }

    [Fact]
    public async Task Annotations_NamedWithAStar_AreAllOfThatNamespace()
    {
        var client = await sandbox.DataverseAsync();
        await CreateAsync(client, "contacts", """{"lastname":"Annotated","cxh_segment":727000002}""");

        var row = (await client.GetAsync(SandboxClient.Api + "contacts?$select=cxh_segment,_ownerid_value&$filter=lastname eq 'Annotated'", ("Prefer", "odata.include-annotations=\"Microsoft.Dynamics.CRM.*\""))).Value[0];

        Assert.True(row.TryGetProperty("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname", out _));
        Assert.False(row.TryGetProperty("cxh_segment@OData.Community.Display.V1.FormattedValue", out _));
    }

    private static Task<Answer> TrackAsync(SandboxClient client, string url, int size) =>
        client.GetAsync(url, ("Prefer", $"odata.track-changes,odata.maxpagesize={size}"));

    private static async Task<Guid> CreateAsync(SandboxClient client, string set, string json) => (await client.PostAsync(SandboxClient.Api + set, json)).EntityId;
}
