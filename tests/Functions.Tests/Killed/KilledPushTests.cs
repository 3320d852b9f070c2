using CxHub.Domain.Ports;
using CxHub.Functions.MapAndResolve;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Salesforce;
using CxHub.Storage;
using CxHub.Tests.EndToEnd;
using CxHub.Tests.Functions.Support;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Functions.Killed;

/// <summary>The process is killed while scores are pushed.</summary>
public sealed class KilledPushTests : IAsyncLifetime
{
    private static readonly TimeSpan UntilTakenOver = TimeSpan.FromMinutes(6);

    private readonly TwinWorld _world = new(4, 0);
    private readonly HubFolder _folder = ComposedHub.Folder();
    private readonly ManualClock _clock = new(TwinWorld.Start.AddHours(1));
    private SandboxHost _sandbox = null!;

    public async ValueTask InitializeAsync() => _sandbox = await _world.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Push_KilledBetweenTheCrmAndTheStore_IsToldAsFailedAndTheNextRunBooksEveryRow()
    {
        var ending = new ProcessEnding();
        await using (var killed = await ComposedHub.StartAsync(_sandbox, _folder, _clock, ending))
        {
            await killed.PullAsync();
            foreach (var customer in Enumerable.Range(1, _world.Customers))
            {
                await killed.AnswerAsync($"r-{customer}", _world.ContactId(customer), 9, email: TwinWorld.Email(customer));
            }

            ending.EndAfter("PATCH");
            await Assert.ThrowsAsync<ProcessEndedException>(() => killed.SettleAsync(_clock.Advance));
        }

        _clock.Advance(UntilTakenOver);
        await using var hub = await ComposedHub.StartAsync(_sandbox, _folder, _clock);
        await hub.SettleAsync(_clock.Advance);

        var runs = await hub.ReadAsync(session => session.Pushes.RunsAsync(10));
        var lost = Assert.Single(runs, run => run is { Target: "salesforce", State: PushRunState.Failed });
        Assert.Contains("process ended", lost.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(runs, run => run is { Target: "salesforce", State: PushRunState.Running });
        var booked = (await hub.ReadAsync(session => session.Pushes.RowsAsync(runs.First(run => run.Target is "salesforce").Id, new PushRowQuery { Outcome = RowOutcome.Written }))).Rows.Where(row => row.Entity is "Contact");
        Assert.Equal(Enumerable.Range(1, _world.Customers).Select(_world.ContactId), booked.Select(row => row.RecordId).Order(StringComparer.Ordinal));
        Assert.All(_sandbox.Server<SalesforceServer>().All("Contact"), contact => Assert.Equal(9m, Convert.ToDecimal(contact["CxHub_Nps__c"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(0, await hub.ReadAsync(session => session.Pending.CountAsync(PendingStep.Push("salesforce"))));
    }
}
