using CxHub.Sandbox.Faults;
using Xunit;

namespace CxHub.Tests.Sandbox.Faults;

public sealed class FaultWireTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task Status_OrderedOverTheControlPort_AnswersInTheSystemsShapeWithRetryAfter()
    {
        var client = await sandbox.SalesforceAsync();
        var made = await sandbox.Control.PostAsync("faults", """{"effect":"status","server":"salesforce","path":"*/limits","status":503,"retryAfterSeconds":7,"count":1}""");

        var refused = await client.GetAsync(SandboxClient.Data + "limits");
        var passed = await client.GetAsync(SandboxClient.Data + "limits");

        Assert.Equal(201, made.Status);
        Assert.Equal((503, "SERVER_UNAVAILABLE", "7"), (refused.Status, refused.ErrorCode, refused.Headers["Retry-After"]));
        Assert.Equal(200, passed.Status);
        var rules = (await sandbox.Control.GetAsync("faults")).Json;
        Assert.Equal(1, rules.EnumerateArray().Single(rule => rule.GetProperty("rule").GetProperty("id").GetInt32() == made.Json.GetProperty("id").GetInt32()).GetProperty("struck").GetInt32());
    }

    [Fact]
    public async Task Status_OnDataverse_CarriesTheHexCodeAndTheWait()
    {
        var client = await sandbox.DataverseAsync();
        using var rule = Order(new() { Effect = FaultEffect.Status, Server = "dataverse", Status = 429, ErrorCode = "0x80072321", RetryAfterSeconds = 23 });

        var refused = await client.GetAsync(SandboxClient.Api + "WhoAmI");

        Assert.Equal((429, "0x80072321", "23"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        Assert.Contains("Combined execution time", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultEffect.CutBeforeCommit, 0)]
    [InlineData(FaultEffect.CutAfterCommit, 1)]
    public async Task Cut_DuringACreate_LeavesWhatTheEffectSays(FaultEffect effect, int rows)
    {
        var client = await sandbox.SalesforceAsync();
        var key = $"cut-{effect}";

        using (Order(new() { Effect = effect, Method = "PATCH" }))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => client.PatchAsync(SandboxClient.Data + "sobjects/Contact/CxHub_Id__c/" + key, """{"LastName":"Cut"}"""));
        }

        var found = await client.QueryAsync($"SELECT Id FROM Contact WHERE CxHub_Id__c = '{key}'");
        Assert.Equal(rows, found.Records.Count);
    }

    [Fact]
    public async Task PageSize_BelowTheAskedOne_MakesMorePages()
    {
        var client = await sandbox.SalesforceAsync();
        var records = string.Join(',', Enumerable.Range(0, 25).Select(_ => """{"attributes":{"type":"Lead"},"LastName":"Page","Company":"C"}"""));
        await client.PostAsync(SandboxClient.Data + "composite/sobjects", $$"""{"records":[{{records}}]}""");
        using var rule = Order(new() { Effect = FaultEffect.PageSize, Server = "salesforce", Value = 10 });

        var first = await client.QueryAsync("SELECT Id FROM Lead");
        var second = await client.GetAsync(first.Json.GetProperty("nextRecordsUrl").GetString()!);
        var third = await client.GetAsync(second.Json.GetProperty("nextRecordsUrl").GetString()!.Replace("/query/", "/queryAll/", StringComparison.Ordinal));

        Assert.Equal([10, 10, 5], new[] { first, second, third }.Select(page => page.Records.Count));
        Assert.Equal([25, 25, 25], new[] { first, second, third }.Select(page => page.Json.GetProperty("totalSize").GetInt32()));
        Assert.True(third.Json.GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task ExpireToken_AfterTwoCalls_EndsTheSessionOnTheThird()
    {
        var client = await sandbox.SalesforceAsync();
        using var rule = Order(new() { Effect = FaultEffect.ExpireToken, Server = "salesforce", Skip = 2, Count = 1 });

        var statuses = new List<int>();

        for (var call = 0; call < 4; call++)
        {
            statuses.Add((await client.GetAsync(SandboxClient.Data + "limits")).Status);
        }

        Assert.Equal([200, 200, 401, 401], statuses);
    }

    private Withdrawal Order(FaultRule rule) => new(sandbox.Host.Faults, sandbox.Host.Faults.Add(rule));

    private sealed record Withdrawal(FaultBook Book, int Id) : IDisposable
    {
        public void Dispose() => Book.Remove(Id);
    }
}
