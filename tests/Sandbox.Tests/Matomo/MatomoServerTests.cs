using System.Text.Json;
using CxHub.Sandbox.Population;
using Xunit;

namespace CxHub.Tests.Sandbox.Matomo;

public sealed class MatomoServerTests
{
    private const string Visits = "/index.php?module=API&method=Live.getLastVisitsDetails&idSite=1&format=JSON";

    [Fact]
    public async Task Visits_WrongToken_Is200WithAnErrorInside()
    {
        await using var servers = await StartAsync();

        var (status, body, _) = await servers.GetAsync($"{Visits}&token_auth=guess");

        Assert.Equal(200, status);
        Assert.Equal("error", body.GetProperty("result").GetString());
        Assert.Contains("requires 'view' access", body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visits_ByOffset_AreAllShownNewestFirstOrOldestFirst()
    {
        await using var servers = await StartAsync();

        Assert.Equal([5, 4], await IdsAsync(servers, "&filter_limit=2"));
        Assert.Equal([3, 2], await IdsAsync(servers, "&filter_limit=2&filter_offset=2"));
        Assert.Equal([1], await IdsAsync(servers, "&filter_limit=2&filter_offset=4"));
        Assert.Equal([1, 2, 3, 4, 5], await IdsAsync(servers, "&filter_sort_order=asc"));
    }

    [Fact]
    public async Task Visits_SinceATimestamp_AreThoseAfterIt()
    {
        await using var servers = await StartAsync();

        Assert.Equal([4, 5], await IdsAsync(servers, $"&filter_sort_order=asc&minTimestamp={Day(3).ToUnixTimeSeconds()}"));
    }

    [Theory]
    [InlineData("&period=day&date=2026-05-29", 3)]
    [InlineData("&period=range&date=2026-05-28,2026-05-29", 2, 3)]
    [InlineData("&period=range&date=last3", 4, 5)]
    [InlineData("&period=range&date=previous3", 3, 4, 5)]
    [InlineData("&period=month&date=2026-05-01", 1, 2, 3, 4, 5)]
    public async Task Visits_OfAPeriod_AreThoseOfItsDays(string period, params int[] ids)
    {
        await using var servers = await StartAsync();

        Assert.Equal(ids, await IdsAsync(servers, $"&filter_sort_order=asc{period}"));
    }

    [Fact]
    public async Task Visits_PostedAsForm_KeepTheTokenOutOfTheAddress()
    {
        await using var servers = await StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["module"] = "API",
            ["method"] = "Live.getLastVisitsDetails",
            ["idSite"] = "1",
            ["format"] = "JSON",
            ["token_auth"] = "sandbox",
        });

        var (_, body, _) = await servers.SendAsync(HttpMethod.Post, "/index.php", form);

        Assert.Equal(5, body.GetArrayLength());
    }

    [Theory]
    [InlineData("/index.php?module=API&method=Live.getLastVisitsDetails&idSite=2&format=JSON&token_auth=sandbox", "website id was set to '2'")]
    [InlineData("/index.php?module=API&method=Live.forget&idSite=1&format=JSON&token_auth=sandbox", "does not exist")]
    [InlineData("/index.php?module=API&method=Live.getLastVisitsDetails&idSite=1&token_auth=sandbox", "format=JSON")]
    [InlineData(Visits + "&token_auth=sandbox&filter_limit=many", "whole numbers")]
    [InlineData(Visits + "&token_auth=sandbox&period=day&date=someday", "does not go with")]
    public async Task Ask_WhatCannotBeAnswered_IsExplained(string question, string reason)
    {
        await using var servers = await StartAsync();

        var (status, body, _) = await servers.GetAsync(question);

        Assert.Equal(200, status);
        Assert.Contains(reason, body.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Task<SmallServers> StartAsync() => SmallServers.StartAsync(
        SandboxSystem.Matomo,
        [
            .. Enumerable.Range(1, 5).Select(i =>
                SmallServers.Row(SandboxSystem.Matomo, "visits", $"{i}", Day(i), ("idVisit", i), ("userId", i is 1 ? null : "lan@example.vn"), ("serverTimestamp", Day(i).ToUnixTimeSeconds()))),
        ]);

    /// <summary>The fifth day is the day before the Sandbox's present.</summary>
    private static DateTimeOffset Day(int i) => SmallServers.Now.AddDays(i - 6);

    private static async Task<List<int>> IdsAsync(SmallServers servers, string more)
    {
        var (_, body, _) = await servers.GetAsync($"{Visits}&token_auth=sandbox{more}");
        Assert.Equal(JsonValueKind.Array, body.ValueKind);
        return [.. body.EnumerateArray().Select(visit => visit.GetProperty("idVisit").GetInt32())];
    }
}
