using System.Text;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class SalesforceSessionTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    private const string Credentials = "client_id=sandbox&client_secret=sandbox";

    [Fact]
    public async Task Token_ClientAsBasicHeader_IsGranted()
    {
        var basic = Convert.ToBase64String(Encoding.ASCII.GetBytes("sandbox:sandbox"));
        using var form = new StringContent("grant_type=client_credentials", Encoding.UTF8, "application/x-www-form-urlencoded");

        var granted = await Anonymous.SendAsync(HttpMethod.Post, "services/oauth2/token", form, ("Authorization", "Basic " + basic));

        Assert.Equal(200, granted.Status);
        Assert.Equal(Anonymous.Address.ToString().TrimEnd('/'), granted.Json.GetProperty("instance_url").GetString());
        Assert.Matches("^[0-9]{13}$", granted.Json.GetProperty("issued_at").GetString());
        Assert.False(granted.Json.TryGetProperty("refresh_token", out _));
        Assert.False(granted.Json.TryGetProperty("expires_in", out _));
    }

    [Fact]
    public async Task Token_ParametersInTheUrl_AreTaken()
    {
        var granted = await Anonymous.PostFormAsync($"services/oauth2/token?grant_type=refresh_token&refresh_token=sandbox&{Credentials}", string.Empty);

        Assert.Equal((200, "sandbox"), (granted.Status, granted.Json.GetProperty("refresh_token").GetString()));
    }

    [Fact]
    public async Task Token_Refused_AnswersAnObjectWithErrorAndDescription()
    {
        var refused = await Anonymous.PostFormAsync("services/oauth2/token", "grant_type=client_credentials&client_id=sandbox&client_secret=wrong");

        Assert.Equal((400, "invalid_client", "invalid client credentials"), (refused.Status, refused.Json.GetProperty("error").GetString(), refused.Json.GetProperty("error_description").GetString()));
        Assert.StartsWith("application/json", refused.Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Introspect_LiveAndDeadTokens_TellsWhich()
    {
        var token = (await Anonymous.PostFormAsync("services/oauth2/token", "grant_type=client_credentials&" + Credentials)).Json.GetProperty("access_token").GetString()!;

        var live = await Anonymous.PostFormAsync($"services/oauth2/introspect?token={Uri.EscapeDataString(token)}&client_id=sandbox", string.Empty);
        var dead = await Anonymous.PostFormAsync("services/oauth2/introspect?token=nothing&client_id=sandbox", string.Empty);

        Assert.True(live.Json.GetProperty("active").GetBoolean());
        Assert.Equal("sandbox", live.Json.GetProperty("client_id").GetString());
        Assert.False(dead.Json.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Versions_WithoutAToken_AreListed()
    {
        var versions = await Anonymous.GetAsync("services/data");

        Assert.Contains("62.0", versions.Json.EnumerateArray().Select(one => one.GetProperty("version").GetString()));
        Assert.False(versions.Headers.ContainsKey("Sforce-Limit-Info"));
    }

    [Fact]
    public async Task Call_WithoutOrWithAWrongToken_IsInvalidSessionId()
    {
        var none = await Anonymous.GetAsync(SandboxClient.Data + "limits");
        var basic = await Anonymous.GetAsync(SandboxClient.Data + "limits", ("Authorization", "Basic abc"));
        var bulk = await Anonymous.GetAsync(SandboxClient.Data + "jobs/ingest");

        Assert.Equal((401, "INVALID_SESSION_ID"), (none.Status, none.ErrorCode));
        Assert.Equal((401, "INVALID_AUTH_HEADER"), (basic.Status, basic.ErrorCode));
        Assert.Contains("INVALID_SESSION_ID", bulk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_UsedWithinTwoHours_LivesOnAndThenDiesOfInactivity()
    {
        var client = await sandbox.SalesforceAsync();

        sandbox.Host.Clock.Advance(TimeSpan.FromMinutes(119));
        var first = await client.GetAsync(SandboxClient.Data + "limits");
        sandbox.Host.Clock.Advance(TimeSpan.FromMinutes(119));
        var second = await client.GetAsync(SandboxClient.Data + "limits");
        sandbox.Host.Clock.Advance(TimeSpan.FromMinutes(121));
        var third = await client.GetAsync(SandboxClient.Data + "limits");

        Assert.Equal([200, 200, 401], new[] { first.Status, second.Status, third.Status });
    }

    [Fact]
    public async Task DailyAllowance_UsedUp_ComesBackOverTwentyFourHours()
    {
        // Calls of other tests leave the rolling window first.
        sandbox.Host.Clock.Advance(TimeSpan.FromHours(25));
        var client = await sandbox.SalesforceAsync();
        await sandbox.Control.PostAsync("servers/salesforce/settings", """{"sessionMinutes":100000}""");
        sandbox.Host.Server<CxHub.Sandbox.Salesforce.SalesforceServer>().SetQuotaLeft(2);

        var statuses = new List<int>();

        for (var call = 0; call < 3; call++)
        {
            statuses.Add((await client.GetAsync(SandboxClient.Data + "limits")).Status);
        }

        var refused = await client.GetAsync(SandboxClient.Data + "limits");
        sandbox.Host.Clock.Advance(TimeSpan.FromHours(23));
        var stillRefused = await client.GetAsync(SandboxClient.Data + "limits");
        sandbox.Host.Clock.Advance(TimeSpan.FromHours(2));
        var restored = await client.GetAsync(SandboxClient.Data + "limits");
        await sandbox.Control.PostAsync("servers/salesforce/settings", """{"sessionMinutes":120}""");

        Assert.Equal([200, 200, 403], statuses);
        Assert.Equal(("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), (refused.ErrorCode, refused.Json[0].GetProperty("message").GetString()));
        Assert.Equal(403, stillRefused.Status);
        Assert.Equal(200, restored.Status);
        Assert.Equal("api-usage=1/100000", restored.Headers["Sforce-Limit-Info"]);
    }

    private SandboxClient Anonymous => sandbox.Anonymous(SandboxSystem.Salesforce);
}
