using System.Net;
using System.Text.Json;
using CxHub.Sandbox.BusinessCentral;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.BusinessCentral;

public sealed class BusinessCentralServerTests
{
    private const string Company = $"/v2.0/sandbox/api/v2.0/companies({BusinessCentralServer.CompanyId})";

    [Fact]
    public async Task Token_WrongSecretScopeOrGrant_IsRefusedAsEntraDoes()
    {
        await using var servers = await StartAsync(0);

        Assert.Equal((401, "invalid_client"), await TokenErrorAsync(servers, secret: "guess"));
        Assert.Equal((400, "invalid_scope"), await TokenErrorAsync(servers, scope: "everything"));
        Assert.Equal((400, "unsupported_grant_type"), await TokenErrorAsync(servers, grant: "password"));
    }

    [Fact]
    public async Task List_WithoutOrWithExpiredToken_Is401()
    {
        await using var servers = await StartAsync(1);
        var token = await TokenAsync(servers);

        Assert.Equal(401, (await servers.GetAsync($"{Company}/customers")).Status);
        Assert.Equal(200, (await servers.GetAsync($"{Company}/customers", token)).Status);
        servers.Host.Clock.Advance(TimeSpan.FromHours(1));
        var (status, body, _) = await servers.GetAsync($"{Company}/customers", token);
        Assert.Equal(401, status);
        Assert.Equal("Authentication_InvalidCredentials", body.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task List_FollowedByLinks_ShowsEachRowOnceThoughRowsChangeMeanwhile()
    {
        await using var servers = await StartAsync(25);
        var token = await TokenAsync(servers);
        var seen = new List<string>();
        var next = $"{Company}/customers?$select=id,number,lastModifiedDateTime&$orderby=lastModifiedDateTime";

        while (next is not null)
        {
            var (_, body, _) = await servers.GetAsync(next, token, ("Prefer", "odata.maxpagesize=10"));
            seen.AddRange(body.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("number").GetString()!));
            next = body.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;

            if (seen.Count is 10)
            {
                await ChangeAsync(servers, Id(3));
                await ChangeAsync(servers, Id(20));
            }
        }

        Assert.Equal(Enumerable.Range(0, 25).Where(i => i is not 20).Select(i => $"C{i:D3}"), seen.Take(24));
        Assert.Equal(["C003", "C020"], seen.Skip(24));
    }

    [Fact]
    public async Task List_ChangedSince_ShowsThatMomentAndLater()
    {
        await using var servers = await StartAsync(5);
        var token = await TokenAsync(servers);

        Assert.Equal(["C002", "C003", "C004"], await NumbersAsync(servers, token, "$filter=lastModifiedDateTime ge 2026-01-03T00:00:00.000Z"));
        Assert.Equal(["C003", "C004"], await NumbersAsync(servers, token, "$filter=lastModifiedDateTime gt 2026-01-03T00:00:00Z"));
        Assert.Equal(["C003"], await NumbersAsync(servers, token, "$filter=lastModifiedDateTime gt 2026-01-03T00:00:00Z and balanceDue lt 4"));
        Assert.Equal(["C001", "C004"], await NumbersAsync(servers, token, "$filter=number eq 'C001' or number eq 'C004'"));
        Assert.Equal(["C004", "C003"], await NumbersAsync(servers, token, "$orderby=balanceDue desc&$top=2"));
        Assert.Equal(["C000"], await NumbersAsync(servers, token, "$filter=displayName eq 'O''Brien and Sons'"));
    }

    [Fact]
    public async Task List_FilterAcrossFieldsWithOr_IsRefusedAndLambdaIsIgnored()
    {
        await using var servers = await StartAsync(3);
        var token = await TokenAsync(servers);

        var (status, body, _) = await servers.GetAsync($"{Company}/customers?$filter=number eq 'C001' or displayName eq 'x'", token);

        Assert.Equal(400, status);
        Assert.StartsWith("The 'OR' operator is not supported on distinct fields", body.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, (await NumbersAsync(servers, token, "$filter=lines/any(l: l/amount gt 5)")).Count);
        Assert.Equal(400, (await servers.GetAsync($"{Company}/customers?$filter=number like 'C'", token)).Status);
    }

    [Fact]
    public async Task List_ManyCallsInFiveMinutes_Answers429UntilTheWindowMovesOn()
    {
        await using var servers = await StartAsync(1);
        var token = await TokenAsync(servers);
        servers.Host.Server<BusinessCentralServer>().SetQuotaLeft(1);

        Assert.Equal(200, (await servers.GetAsync($"{Company}/customers", token)).Status);
        var (status, _, answer) = await servers.GetAsync($"{Company}/customers", token);
        servers.Host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(429, status);
        Assert.Null(answer.Headers.RetryAfter);
        Assert.Equal(200, (await servers.GetAsync($"{Company}/customers", token)).Status);
    }

    [Fact]
    public async Task Update_UnderETag_ChangesTheRowAndRefusesAStaleOne()
    {
        await using var servers = await StartAsync(1);
        var token = await TokenAsync(servers);
        var url = $"{Company}/customers({Id(0)})";
        var etag = (await servers.GetAsync(url, token)).Body.GetProperty("@odata.etag").GetString()!;

        var (status, body, _) = await servers.SendAsync(HttpMethod.Patch, url, new { displayName = "Bình & Con" }, token, ("If-Match", etag));

        Assert.Equal(200, status);
        Assert.Equal("Bình & Con", body.GetProperty("displayName").GetString());
        Assert.Equal("2026-06-01T12:00:00.000Z", body.GetProperty("lastModifiedDateTime").GetString());
        Assert.Equal(409, (await servers.SendAsync(HttpMethod.Patch, url, new { displayName = "again" }, token, ("If-Match", etag))).Status);
        Assert.Equal(400, (await servers.SendAsync(HttpMethod.Patch, url, new { displayName = "again" }, token)).Status);
        Assert.Equal(400, (await servers.SendAsync(HttpMethod.Patch, url, new { nickname = "again" }, token, ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task Insert_TakenNumber_IsRefusedWithTheKey()
    {
        await using var servers = await StartAsync(1);
        var token = await TokenAsync(servers);

        var (status, body, _) = await servers.SendAsync(HttpMethod.Post, $"{Company}/customers", new { number = "C000", displayName = "Twin" }, token);

        Assert.Equal(400, status);
        Assert.Equal("Internal_EntityWithSameKeyExists", body.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(201, (await servers.SendAsync(HttpMethod.Post, $"{Company}/customers", new { number = "C900", displayName = "New" }, token)).Status);
        Assert.Equal(2, (await NumbersAsync(servers, token, string.Empty)).Count);
    }

    [Fact]
    public async Task Fault_ServiceUnavailable_ComesInTheSystemsOwnForm()
    {
        await using var servers = await StartAsync(1);
        servers.Host.Faults.Add(new() { Effect = FaultEffect.Status, Server = "businesscentral", Path = "*/customers*", Status = 503, RetryAfterSeconds = 7, Count = 1 });

        var (status, body, answer) = await servers.GetAsync($"{Company}/customers");

        Assert.Equal(503, status);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("ServiceUnavailable", body.GetProperty("error").GetProperty("code").GetString());
    }

    private static Task<SmallServers> StartAsync(int customers) => SmallServers.StartAsync(
        SandboxSystem.BusinessCentral,
        [
            .. Enumerable.Range(0, customers).Select(i => SmallServers.Row(
                SandboxSystem.BusinessCentral, "customers", Id(i), Day(i), ("id", Guid.Parse(Id(i))), ("number", $"C{i:D3}"), ("displayName", i is 0 ? "O'Brien and Sons" : $"Customer {i}"),
                ("balanceDue", (decimal)i), ("lastModifiedDateTime", Day(i)))),
        ]);

    private static string Id(int i) => $"00000000-0000-4000-8000-{i:D12}";

    private static DateTimeOffset Day(int i) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i);

    private static async Task<(string Name, string Value)> TokenAsync(SmallServers servers)
    {
        var (_, body, _) = await servers.SendAsync(HttpMethod.Post, "/oauth2/v2.0/token", Credentials());
        return ("Authorization", $"Bearer {body.GetProperty("access_token").GetString()}");
    }

    private static async Task<(int, string?)> TokenErrorAsync(
        SmallServers servers, string grant = "client_credentials", string secret = "sandbox", string scope = "https://api.businesscentral.dynamics.com/.default")
    {
        var (status, body, _) = await servers.SendAsync(HttpMethod.Post, "/common/oauth2/v2.0/token", Credentials(grant, secret, scope));
        return (status, body.GetProperty("error").GetString());
    }

    private static FormUrlEncodedContent Credentials(
        string grant = "client_credentials", string secret = "sandbox", string scope = "https://api.businesscentral.dynamics.com/.default") =>
        new(new Dictionary<string, string> { ["grant_type"] = grant, ["client_id"] = "sandbox", ["client_secret"] = secret, ["scope"] = scope });

    private static async Task ChangeAsync(SmallServers servers, string id)
    {
        using var control = new HttpClient(new SocketsHttpHandler()) { BaseAddress = servers.Host.ControlAddress };
        servers.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var content = new StringContent(JsonSerializer.Serialize(new { entity = "customers", id, fields = new { city = "Huế" } }));
        using var answer = await control.PostAsync("/servers/businesscentral/edit", content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<List<string>> NumbersAsync(SmallServers servers, (string Name, string Value) token, string query)
    {
        var (status, body, _) = await servers.GetAsync($"{Company}/customers?{query}", token);
        Assert.Equal(200, status);
        return [.. body.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("number").GetString()!)];
    }
}
