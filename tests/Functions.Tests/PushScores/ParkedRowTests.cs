using CxHub.Domain.Ports;
using CxHub.Functions.PushScores;
using CxHub.Sandbox.Faults;
using CxHub.Storage;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>A row that a CRM rejects for the same reason again and again is not sent for ever: it is parked, shown, and leaves parking when there is a reason to.</summary>
public sealed class ParkedRowTests
{
    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    public async Task Push_RowRejectedAsOftenAsIsAllowed_IsParkedAndCostsNoCallAnyMore(string crm)
    {
        await using var twin = await RejectingAsync(crm);
        await PassesAsync(twin, 3);
        var writes = twin.Calls("write");

        await PassesAsync(twin, 3);

        var runs = await twin.RunsAsync(crm);
        Assert.Equal([1, 1, 1, 0], runs.Select(run => run.Rejected));
        Assert.Equal([0, 0, 0, 1], runs.Select(run => run.Parked));
        Assert.All(runs, run => Assert.Equal(run.Planned, run.Written + run.Unchanged + run.Filtered + run.Rejected + run.Parked));
        Assert.Equal(PushRunState.Succeeded, runs[^1].State);
        Assert.Equal(writes, twin.Calls("write"));
        var parked = Assert.Single(await twin.RowsAsync(runs[^1], RowOutcome.Parked));
        var rejected = Assert.Single(await twin.RowsAsync(runs[^2], RowOutcome.Rejected));
        Assert.Equal((rejected.RecordId, rejected.Code, $"parked after 3 rejections: {rejected.Reason}"), (parked.RecordId, parked.Code, parked.Reason));
        Assert.Contains("cxhub push --resend-parked", parked.Action, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ParkedRowWithNewValues_IsSentAgain()
    {
        await using var twin = await RejectingAsync("salesforce");
        await PassesAsync(twin, 5);
        twin.Sandbox.Faults.Clear();

        await twin.AnswerAsync(2, 4, id: "later", at: twin.Clock.GetUtcNow());
        await twin.PassAsync();

        Assert.Equal("4", twin.Nps(2));
    }

    [Fact]
    public async Task Push_ParkedRowWhoseMapChanged_IsSentAgain()
    {
        await using var twin = await RejectingAsync("salesforce");
        await PassesAsync(twin, 5);
        twin.Sandbox.Faults.Clear();

        twin.Folder.Edit("targets/salesforce.yaml", "      CxHub_Touchpoint__c:", "      # CxHub_Touchpoint__c:");
        await twin.RestartAsync();
        await twin.PassAsync();

        Assert.Equal("9", twin.Nps(2));
    }

    [Fact]
    public async Task Resend_AllOfATargetOrThoseOfARun_TriesParkedRowsAgainAsOftenAsBefore()
    {
        await using var twin = await RejectingAsync("salesforce");
        await PassesAsync(twin, 5);
        var parkedRows = twin.Hub.Get<ParkedRows>();
        var run = (await twin.RunsAsync("salesforce"))[^1];

        Assert.Equal((0, 1), (await parkedRows.ResendAsync("dynamics", TestContext.Current.CancellationToken), await parkedRows.ResendAsync("salesforce", TestContext.Current.CancellationToken)));
        await PassesAsync(twin, 5);
        Assert.Equal([1, 1, 1, 0, 1, 1, 1, 0], (await twin.RunsAsync("salesforce")).Select(one => one.Rejected));

        twin.Sandbox.Faults.Clear();
        Assert.Equal(1, await parkedRows.ResendAsync(run, TestContext.Current.CancellationToken));
        await twin.PassAsync();
        Assert.Equal("9", twin.Nps(2));
    }

    /// <summary>Three customers answered; the CRM refuses the second one's contact for good, and three rejections park a row.</summary>
    private static async Task<TwinHub> RejectingAsync(string crm)
    {
        var twin = await TwinHub.StartAsync(crm, 3, folder => folder.Edit("hub.yaml", "# push: { attempts: 10 }", "push: { attempts: 3 }"));
        twin.Sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Row = twin.World.ContactId(2), Entity = "contact" });
        await twin.AnswerAllAsync(9);
        return twin;
    }

    private static async Task PassesAsync(TwinHub twin, int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            await twin.PassAsync();
        }
    }
}
