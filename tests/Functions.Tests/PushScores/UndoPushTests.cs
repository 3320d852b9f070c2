using CxHub.Domain.Ports;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>A push is taken back in the CRM: what it wrote goes, what somebody wrote since stays.</summary>
public sealed class UndoPushTests
{
    private const int Customers = 1000;
    private const int Touched = 37;

    [Theory]
    [InlineData("salesforce")]
    [InlineData("dynamics")]
    public async Task Undo_AThousandRowsOfWhichSomebodyTouched37_Restores963AndListsThe37(string crm)
    {
        await using var twin = await TwinHub.StartAsync(crm, Customers);
        await Task.WhenAll(Enumerable.Range(1, Customers).Select(customer => twin.AnswerAsync(customer, 9)));
        await twin.PassAsync();
        var run = Assert.Single(await twin.RunsAsync(crm));
        Assert.Equal(Customers, (await twin.RowsAsync(run, RowOutcome.Written)).Count(row => row.Entity.Equals("contact", StringComparison.OrdinalIgnoreCase)));

        // Edits are dated by the CRM's clock, which is behind the hub's in this test.
        twin.Sandbox.Clock.Advance(TimeSpan.FromHours(6));
        foreach (var customer in Enumerable.Range(1, Touched))
        {
            await twin.EditAsync(customer, "CxHub_Nps__c", "cxh_nps", 4);
        }

        var report = await twin.Hub.Get<UndoPush>().RunAsync(run.Id, default);

        Assert.Equal((Touched, 0), (report.Conflicts.Count, report.Rejected));
        Assert.Equal(Enumerable.Range(1, Touched).Select(twin.World.ContactId).Order(StringComparer.Ordinal), report.Conflicts.Select(conflict => conflict.RecordId).Order(StringComparer.Ordinal));
        Assert.All(report.Conflicts, conflict => Assert.Equal("somebody changed it after the run", conflict.Reason));
        Assert.All(Enumerable.Range(1, Touched), customer => Assert.Equal("4", twin.Nps(customer)));
        Assert.Equal(Customers - Touched, Enumerable.Range(1, Customers).Count(customer => twin.Nps(customer).Length is 0));
        Assert.All(Enumerable.Range(1, Customers), customer => Assert.Equal(string.Empty, twin.Standing(customer, "CxHub_Touchpoint__c", "cxh_touchpoint")));
        Assert.Equal(PushRunState.Undone, (await twin.Hub.ReadAsync(session => session.Pushes.FindAsync(run.Id)))!.State);
    }
}
