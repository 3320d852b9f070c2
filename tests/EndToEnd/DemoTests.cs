using System.Text.Json;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.EndToEnd;

/// <summary>What the README promises of <c>demo --once --json</c>.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_Once_SettlesWithNothingRejectedAndASecondPassThatWritesNothing()
    {
        var json = await DemoAsync("--customers", "400");

        Assert.Equal(0, json.GetProperty("secondPass").GetInt32());
        Assert.Equal(6, json.GetProperty("sources").EnumerateObject().Count());
        Assert.All(json.GetProperty("pushes").EnumerateObject(), push =>
        {
            Assert.Equal(0, push.Value.GetProperty("rejected").GetInt32());
            Assert.True(push.Value.GetProperty("written").GetInt32() > 0, push.Name);
            Assert.Equal(push.Value.GetProperty("planned").GetInt32(), Sum(push.Value, "written", "unchanged", "filtered", "rejected"));
        });
        Assert.Equal(["dynamics", "salesforce"], json.GetProperty("pushes").EnumerateObject().Select(push => push.Name).Order());
        Assert.True(json.GetProperty("followUps").EnumerateObject().Sum(target => target.Value.GetProperty("opened").GetInt32()) > 0);
        Assert.True(json.GetProperty("feedback").GetInt32() > 0);
        Assert.Equal(["closeLoop", "map", "pull", "push", "resolve", "score"], json.GetProperty("seconds").EnumerateObject().Select(step => step.Name).Order());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Demo_Once_FindsWhoIsWho(string seed)
    {
        var identity = (await DemoAsync("--customers", "1000", "--seed", seed)).GetProperty("identity");

        Assert.True(identity.GetProperty("f1").GetDouble() >= 0.97, identity.ToString());
    }

    [Fact]
    public async Task Demo_OnPostgres_FindsWritesAndOpensWhatItDoesOnSqlite()
    {
        Prerequisite.Require(PostgresCluster.Missing);
        var sqlite = await DemoAsync("--customers", "300");
        var postgres = await DemoOnAsync("postgres:" + PostgresCluster.NewDatabase(), "--customers", "300");

        Assert.All(["sources", "identity", "feedback", "scores", "pushes", "followUps", "secondPass"], part => Assert.Equal(sqlite.GetProperty(part).ToString(), postgres.GetProperty(part).ToString()));
    }

    private static Task<JsonElement> DemoAsync(params string[] arguments) => DemoOnAsync(null, arguments);

    private static async Task<JsonElement> DemoOnAsync(string? store, params string[] arguments)
    {
        using var folder = new HubFolder();
        using var process = HubProcess.Start(
            new Dictionary<string, string>(), ["demo", "--once", "--json", "--port-base", "0", "--store", store ?? folder.Store, "--config", folder.Config, .. arguments]);
        var exit = await process.EndAsync(TestContext.Current.CancellationToken);
        Assert.True(exit.Code is 0, $"exit {exit.Code}: {exit.Output}{exit.Errors}");
        return JsonDocument.Parse(exit.LastLine).RootElement;
    }

    private static int Sum(JsonElement push, params string[] names) => names.Sum(name => push.GetProperty(name).GetInt32());
}
