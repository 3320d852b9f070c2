using CxHub.Console.Actions;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>The hub reads back what it wrote, and another integration copies fields from one CRM into the other: neither goes on for ever.</summary>
public sealed class EchoTests
{
    private const int MostPasses = 4;

    [Fact]
    public async Task Pass_AfterTheHubsOwnWritesCameBack_WritesNothing()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(8, 8));
        await Task.WhenAll(Enumerable.Range(1, 16).Select(customer => twin.AnswerAsync(customer, customer % 11, "Giao hàng trễ")));
        await twin.PassAsync();
        var written = twin.Calls("write");

        var echo = await twin.PassAsync();
        await twin.PassAsync();

        Assert.True(echo["dynamics/contact"] > 0, "the writes were not read back");
        Assert.True(written > 0);
        Assert.Equal(written, twin.Calls("write"));
    }

    [Fact]
    public async Task Pass_WhileAnotherIntegrationCopiesBetweenTheCrms_ComesToRestOnTheHubsValue()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(20, 20));
        Assert.True((await twin.Hub.Get<IConsoleActions>().DecideAsync(twin.KeyOf(1), twin.KeyOf(21), true, "lan.steward", default)).Done);
        await twin.PassAsync();
        await twin.AnswerAsync(1, 9, "Tốt");
        await twin.PassAsync();
        Assert.Equal(("9", "9"), (twin.Nps(1), twin.Nps(21)));

        // Edits are dated by the CRM's clock, which is behind the hub's in this test.
        twin.Sandbox.Clock.Advance(TimeSpan.FromHours(6));

        // A person edits one side; the other integration carries it over, and carries back whatever the hub answers.
        await twin.EditAsync(1, "CxHub_Nps__c", "cxh_nps", 3);
        List<long> writes = [];
        for (var pass = 0; pass <= MostPasses; pass++)
        {
            var before = twin.Calls("write");
            await CopyAsync(twin, from: 1, to: 21);
            await twin.PassAsync();
            await CopyAsync(twin, from: 21, to: 1);
            await twin.PassAsync();
            writes.Add(twin.Calls("write") - before);
        }

        Assert.True(writes[0] > 0, "the edit was never answered");
        Assert.Equal(0, writes[^1]);
        Assert.Equal(("9", "9"), (twin.Nps(1), twin.Nps(21)));
    }

    /// <summary>As a two-way integration does: a value that differs is carried over.</summary>
    private static Task CopyAsync(TwinHub twin, int from, int to)
    {
        var value = twin.Nps(from);
        twin.Sandbox.Clock.Advance(TimeSpan.FromMinutes(10));
        return value == twin.Nps(to) ? Task.CompletedTask : twin.EditAsync(to, "CxHub_Nps__c", "cxh_nps", value.Length is 0 ? null : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
