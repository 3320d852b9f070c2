using CxHub.Connectors;
using CxHub.Domain;
using CxHub.Domain.Scores;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using CxHub.Tests.Functions.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CxHub.Tests.Functions.Loop;

/// <summary>The preview of a push names the price that the push then has.</summary>
public sealed class PreviewTests
{
    [Theory]
    [InlineData("salesforce", "Contact", "CxHub_Touchpoint__c")]
    [InlineData("dynamics", "contact", "cxh_touchpoint")]
    public async Task Preview_OfAPush_NamesTheCallsThatTheNextProcessMakes(string target, string entity, string field)
    {
        var token = TestContext.Current.CancellationToken;
        await using var bench = await LoopBench.StartAsync();
        await bench.RunAsync();
        await DisturbAsync(bench, target, entity, field);

        await bench.RestartAsync();
        var preview = await bench.Hub.Services.GetRequiredService<PreviewPush>().RunAsync(Sink(bench, target), token);
        var writes = Sink(bench, target).Calls.ByKind.GetValueOrDefault("write");
        await bench.RestartAsync();
        var run = (await bench.Hub.Services.GetRequiredService<PushTarget>().RunAsync(Sink(bench, target), token))!;

        Assert.Equal(0, writes);
        Assert.True(run.Written > 10);
        Assert.Equal(run.Written, preview.Sum(plan => plan.Preview.Write));
        Assert.Equal(run.Calls, preview.Sum(plan => plan.Preview.Calls.Calls));
        Assert.All(preview.Where(plan => plan.Preview.Write > 0), plan => Assert.True(plan is { Pace.Runs: > 0, Preview.Duration.Ticks: > 0 }));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    public async Task Preview_OfSoManyRows_NamesTheCallsThatThePushMakes(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, 402);
        var next = 1;
        foreach (var rows in (int[])[1, 99, 100, 201])
        {
            foreach (var customer in Enumerable.Range(next, rows))
            {
                await twin.AnswerAsync(customer, 9);
            }

            next += rows;
            await twin.Hub.SettleAsync(twin.Clock.Advance, [.. StepQueue.All.Except([StepQueue.ScoresChanged])]);

            var preview = await twin.Hub.Get<PreviewPush>().RunAsync(twin.Hub.Sink(crm), TestContext.Current.CancellationToken);
            var run = (await twin.Hub.Get<PushTarget>().RunAsync(twin.Hub.Sink(crm), TestContext.Current.CancellationToken))!;

            Assert.Equal((rows, run.Written), (preview.First(plan => plan.Plan.Entity.Equals("contact", StringComparison.OrdinalIgnoreCase)).Preview.Write, preview.Sum(plan => plan.Preview.Write)));
            Assert.Equal(run.Calls, preview.Sum(plan => plan.Preview.Calls.Calls));
        }
    }

    [Fact]
    public async Task Preview_OfASalesforcePush_TellsTheShareOfTheDay()
    {
        await using var bench = await LoopBench.StartAsync();
        await bench.RunAsync();
        await DisturbAsync(bench, "salesforce", "Contact", "CxHub_Touchpoint__c");
        await bench.RestartAsync();

        var plan = (await bench.Hub.Services.GetRequiredService<PreviewPush>().RunAsync(Sink(bench, "salesforce"), TestContext.Current.CancellationToken)).Single(plan => plan.Plan.Entity is "Contact");

        Assert.Equal(plan.Preview.Calls.Calls / 100_000.0, plan.Preview.ShareOfQuota);
        Assert.True(plan.Preview.ShareOfQuotaLeft > plan.Preview.ShareOfQuota);
    }

    private static Domain.Ports.ISink Sink(LoopBench bench, string target) => bench.Hub.Services.GetRequiredService<ConnectorCatalog>().FindSink(target)!;

    /// <summary>The hub believes that something else stands on every record, so the next push writes them all.</summary>
    private static Task DisturbAsync(LoopBench bench, string target, string entity, string field) => bench.Store.WriteAsync(async session =>
    {
        var links = (await session.Profiles.LinksAsync(SubjectKind.Profile)).Where(link => link.Record.Source == target && link.Record.Entity == entity).ToArray();
        await session.Targets.WrittenAsync(target, entity, [.. links.Select(link => new TargetRecord(link.Record.Id, new Dictionary<string, object?> { [field] = "somebody's text" }, TimeProvider.System.GetUtcNow().AddDays(1)))]);
        await session.Pending.AddAsync(PendingStep.Push(target), [.. links.Select(link => link.ProfileId).Distinct()]);
    });
}
