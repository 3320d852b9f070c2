using System.Text;
using System.Text.Json;
using CxHub.Sandbox.Faults;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.BambooHr;

public sealed class BambooHrServerTests
{
    private const string Employees = "/api/gateway.php/sandbox/v1/employees";

    private static readonly (string, string) Key = ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("sandbox:x"))}");

    [Fact]
    public async Task Employees_WithoutTheKey_Are401WithTheReasonInAHeader()
    {
        await using var servers = await StartAsync();

        var (status, _, answer) = await servers.GetAsync(Employees);

        Assert.Equal(401, status);
        Assert.Contains("API key", answer.Headers.GetValues("X-BambooHR-Error-Message").Single(), StringComparison.Ordinal);
        Assert.Equal(401, (await servers.GetAsync(Employees, ("Authorization", "Basic !!"))).Status);
        Assert.Equal(403, (await servers.GetAsync("/api/gateway.php/other/v1/employees", Key)).Status);
    }

    [Fact]
    public async Task Employees_FollowedByNext_AreAllShownOnce()
    {
        await using var servers = await StartAsync();
        var seen = new List<string>();

        for (var next = $"{Employees}?pageSize=3"; next is not null;)
        {
            var (_, body, _) = await servers.GetAsync(next, Key);
            seen.AddRange(body.GetProperty("employees").EnumerateArray().Select(row => row.GetProperty("id").GetString()!));
            next = body.GetProperty("next").ValueKind is JsonValueKind.Null ? null : body.GetProperty("next").GetString();
        }

        Assert.Equal(["101", "102", "103", "104", "105", "106", "107"], seen);
    }

    [Fact]
    public async Task Employees_SinceAMoment_AreThoseChangedThenOrLater()
    {
        await using var servers = await StartAsync();

        var (_, body, _) = await servers.GetAsync($"{Employees}?since=2026-01-06T00:00:00Z", Key);

        Assert.Equal(["105", "106", "107"], body.GetProperty("employees").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        Assert.Equal(400, (await servers.GetAsync($"{Employees}?since=lately", Key)).Status);
        Assert.Equal(400, (await servers.GetAsync($"{Employees}?pageSize=0", Key)).Status);
    }

    [Fact]
    public async Task Employees_UnderAPageSizeFault_ComeInSmallerPages()
    {
        await using var servers = await StartAsync();
        servers.Host.Faults.Add(new() { Effect = FaultEffect.PageSize, Server = "bamboohr", Value = 2 });

        var (_, body, _) = await servers.GetAsync($"{Employees}?pageSize=50", Key);

        Assert.Equal(2, body.GetProperty("employees").GetArrayLength());
        Assert.Equal(200, (await servers.GetAsync(body.GetProperty("next").GetString()!, Key)).Status);
    }

    [Fact]
    public async Task Employee_ById_IsShownOr404()
    {
        await using var servers = await StartAsync();

        Assert.Equal("Ngô Thị Bích", (await servers.GetAsync($"{Employees}/101", Key)).Body.GetProperty("displayName").GetString());
        Assert.Equal(404, (await servers.GetAsync($"{Employees}/999", Key)).Status);
    }

    private static Task<SmallServers> StartAsync() => SmallServers.StartAsync(
        SandboxSystem.BambooHr,
        [
            .. Enumerable.Range(1, 7).Select(i => SmallServers.Row(
                SandboxSystem.BambooHr, "employees", $"{100 + i}", Day(i), ("id", $"{100 + i}"), ("displayName", "Ngô Thị Bích"), ("hireDate", new DateOnly(2020, 2, i)), ("lastChanged", Day(i)))),
        ]);

    private static DateTimeOffset Day(int i) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i);
}
