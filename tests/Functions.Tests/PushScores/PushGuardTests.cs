using CxHub.Connectors;
using CxHub.Console.Actions;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>A push that would rewrite more than allowed waits for a person, and nothing of it is lost.</summary>
public sealed class PushGuardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_MoreRowsThanTheGateAllows_AreHeldWithTheReasonUntilApproved()
    {
        await using var hub = await StartAsync("push: { gate: { share: 0.05, freeRows: 1 } }");
        await hub.RunAsync();
        var sink = hub.Get<ConnectorCatalog>().FindSink("salesforce")!;

        Assert.Empty(await hub.ReadAsync(session => session.Pushes.RunsAsync(10, Stop)));
        var held = Assert.Single(await hub.ReadAsync(session => session.SetAside.ListAsync("push", "salesforce", 10, Stop)));
        Assert.Contains("cxhub push --approve", held.Reason, StringComparison.Ordinal);
        var waiting = await hub.ReadAsync(session => session.Pending.CountAsync(PendingStep.Push("salesforce"), Stop));
        Assert.True(waiting > 0);

        await hub.Get<PushGuard>().ApproveAsync(sink, Stop);
        var run = await hub.Get<PushTarget>().RunAsync(sink, Stop);

        Assert.True(run!.Written > 1);
        Assert.Empty(await hub.ReadAsync(session => session.SetAside.ListAsync("push", "salesforce", 10, Stop)));
        Assert.Equal(0, await hub.ReadAsync(session => session.Pending.CountAsync(PendingStep.Push("salesforce"), Stop)));
    }

    [Fact]
    public async Task Approve_InTheConsole_SendsWhatWasSeenAndTheNextLargePushWaitsAgain()
    {
        await using var hub = await StartAsync("push: { gate: { share: 0.05, freeRows: 1 } }");
        await hub.RunAsync();
        var console = hub.Get<IConsoleActions>();
        var held = (await console.HeldPushAsync("salesforce", Stop))!;

        var grown = await console.ApproveAsync("salesforce", held.Write - 1, "mai", Stop);
        var approved = await console.ApproveAsync("salesforce", held.Write, "mai", Stop);
        await hub.DeliverAsync();
        var again = await console.ApproveAsync("salesforce", held.Write, "mai", Stop);

        Assert.Equal((false, true, false), (grown.Done, approved.Done, again.Done));
        Assert.Contains("has grown", grown.Message, StringComparison.Ordinal);
        var run = Assert.Single(await hub.ReadAsync(session => session.Pushes.RunsAsync(10, Stop)));
        Assert.Equal(("salesforce", held.Write), (run.Target, run.Written));
        Assert.Null(await console.HeldPushAsync("salesforce", Stop));
        Assert.NotNull(await console.HeldPushAsync("dynamics", Stop));

        await DisturbAsync(hub);
        await hub.DeliverAsync();
        Assert.NotNull(await console.HeldPushAsync("salesforce", Stop));
        Assert.Single(await hub.ReadAsync(session => session.Pushes.RunsAsync(10, Stop)));
    }

    [Fact]
    public async Task Run_FewerRowsThanAreAlwaysFree_PassByThemselves()
    {
        await using var hub = await StartAsync("push: { gate: { share: 0.05, freeRows: 100000 } }");

        await hub.RunAsync();

        Assert.All(await hub.ReadAsync(session => session.Pushes.RunsAsync(10, Stop)), run => Assert.True(run.Written > 0));
        Assert.NotEmpty(await hub.ReadAsync(session => session.Pushes.RunsAsync(10, Stop)));
    }

    [Theory]
    [InlineData("push: { gate: { share: 0 } }", "'share' is 0")]
    [InlineData("push: { gate: { share: 1.5 } }", "'share' is 1.5")]
    [InlineData("push: { gate: { share: 0.5, freeRows: -1 } }", "'freeRows' is -1")]
    [InlineData("push: { gate: {} }", "'share' is missing")]
    [InlineData("push: { gates: { share: 0.5 } }", "unknown key 'gates'")]
    [InlineData("sweep: { every: 5m }", "'every' is 5 minutes")]
    [InlineData("sweep: { every: 1d, largestShare: 2 }", "'largestShare' is 2")]
    public void Read_MistakeInTheLimits_IsNamedWithItsPlace(string line, string expected)
    {
        var problems = new ConfigProblems();
        var folder = Directory.CreateTempSubdirectory("cxhub-config-");
        File.WriteAllText(Path.Combine(folder.FullName, "hub.yaml"), $"timeZone: Asia/Ho_Chi_Minh\nregion: VN\nstore: sqlite:x\nurl: http://127.0.0.1:1\n{line}\n");

        HubConfigReader.Read(new ConfigFolder(folder.FullName).Read("hub.yaml", problems)!, _ => null, problems);
        folder.Delete(recursive: true);

        Assert.Contains(problems.All, problem => problem.Message.Contains(expected, StringComparison.Ordinal) && problem.At.ToString().StartsWith("config/hub.yaml:5:", StringComparison.Ordinal));
    }

    /// <summary>The hub believes that something else stands on every contact.</summary>
    private static Task DisturbAsync(HubBench hub) => hub.Store.WriteAsync(
        async session =>
        {
            var links = (await session.Profiles.LinksAsync(SubjectKind.Profile, Stop)).Where(link => link.Record is { Source: "salesforce", Entity: "Contact" }).ToArray();
            await session.Targets.WrittenAsync("salesforce", "Contact", [.. links.Select(link => new TargetRecord(link.Record.Id, new Dictionary<string, object?> { ["CxHub_Touchpoint__c"] = "somebody's text" }, TimeProvider.System.GetUtcNow().AddDays(1)))], Stop);
            await session.Pending.AddAsync(PendingStep.Push("salesforce"), [.. links.Select(link => link.ProfileId).Distinct()], Stop);
            await session.Messages.SendAsync(StepQueue.ScoresChanged, "salesforce", "{\"target\":\"salesforce\"}", null, Stop);
        },
        Stop);

    private static Task<HubBench> StartAsync(string gate) =>
        HubBench.StartAsync(prepare: hub => hub.Edit("hub.yaml", "# push: { gate: { share: 0.3, freeRows: 500 } }", gate));
}
