using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Functions.PullSources;
using CxHub.Sandbox.Faults;
using CxHub.Tests.Connectors.Support;
using CxHub.Tests.Functions.Killed;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Defects;

/// <summary>Known defects of reading.</summary>
public sealed class PullDefectTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [KnownDefect(5)]
    public async Task MoreRowsThanAPageShareOneCursorValue_AreAllReadOnceAndNotAgain()
    {
        await using var bench = await SalesforceBench.StartAsync(25_000, sameStamp: true);
        var source = new CxHub.Connectors.Salesforce.SalesforceSource(bench.Connect(options => options with { PageSize = 2000 }));
        bench.Host.Faults.Add(new FaultRule { Effect = FaultEffect.ExpireToken, Server = "salesforce", Path = "*/query/*", Skip = 4, Count = 1 });

        var first = await SalesforceBench.PullAsync(source, new PullRequest("Contact", ["LastName", "Email"], null));
        var second = await SalesforceBench.PullAsync(source, new PullRequest("Contact", ["LastName", "Email"], first[^1].Cursor));

        Assert.Equal(25_000, first.SelectMany(page => page.Records).Select(record => record.Key.Id).Distinct().Count());
        Assert.Equal(25_000, first.Sum(page => page.Records.Count));
        Assert.Empty(second.SelectMany(page => page.Records));
    }

    [Fact]
    [KnownDefect(6)]
    public async Task CursorSavedBeforeTheRowsAreDelivered_NoRowIsLostWhereverThePullIsKilled()
    {
        var world = new TwinWorld(30, 30);
        await using var sandbox = await world.StartAsync();
        using var folder = ComposedHub.Folder();
        var clock = new ImpatientClock(TwinWorld.Start.AddHours(1));
        sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PageSize, Value = 10 });
        var kills = 0;
        for (var at = 1; ; at += 25)
        {
            var store = $"{folder.Store}.{at}";
            var ending = new ProcessEnding();
            await using (var killed = await ComposedHub.StartAsync(sandbox, folder, clock, ending, store: store))
            {
                ending.EndAt(at);
                await Record.ExceptionAsync(() => killed.Get<PullAll>().RunAsync(Stop));
            }

            // The leases of the killed process run out.
            clock.Advance(TimeSpan.FromMinutes(1));
            await using var hub = await ComposedHub.StartAsync(sandbox, folder, clock, store: store);
            await hub.Get<PullAll>().RunAsync(Stop);
            Assert.Equal(world.InSalesforce, await CountAsync(hub, "salesforce", "Contact"));
            Assert.Equal(world.InDynamics, await CountAsync(hub, "dynamics", "contact"));
            if (!ending.HasEnded)
            {
                break;
            }

            kills++;
        }

        Assert.True(kills > 5, $"only {kills} kills");
    }

    [Fact]
    [KnownDefect(7)]
    public async Task SecondFullRefreshSkipsWhatItHasSeen_EveryRowIsReadAndComparedBothTimes()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(0, 25));
        for (var refresh = 1; refresh <= 2; refresh++)
        {
            await twin.EditAsync(refresh, "Title", "jobtitle", $"Head of refresh {refresh}");
            await twin.ControlAsync("dataverse/expire-delta-tokens", new { });
            twin.Sandbox.Clock.Advance(TimeSpan.FromMinutes(1));

            var report = await twin.Hub.Get<PullStream>().RunAsync(Source(twin, "dynamics"), "contact", Stop);

            Assert.Equal((25, 1), (report.Read, report.Changed));
        }
    }

    [Fact]
    [KnownDefect(16)]
    public async Task TwoDirectionsShareACursor_EachSourceAndEntityKeepsItsOwn()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(5, 5));
        await twin.EditAsync(1, "Title", "jobtitle", "Buyer");
        await twin.EditAsync(6, "Title", "jobtitle", "Buyer");

        var accounts = await twin.Hub.Get<PullStream>().RunAsync(Source(twin, "salesforce"), "Account", Stop);
        var dynamics = await twin.Hub.Get<PullStream>().RunAsync(Source(twin, "dynamics"), "contact", Stop);
        var salesforce = await twin.Hub.Get<PullStream>().RunAsync(Source(twin, "salesforce"), "Contact", Stop);

        Assert.Equal((0, 1, 1), (accounts.Changed, dynamics.Changed, salesforce.Changed));
        var cursors = await twin.Hub.ReadAsync(async session => new[]
        {
            await session.Cursors.GetAsync("salesforce", "Contact"), await session.Cursors.GetAsync("salesforce", "Account"), await session.Cursors.GetAsync("dynamics", "contact"), await session.Cursors.GetAsync("dynamics", "account"),
        });
        Assert.Equal(4, cursors.Select(cursor => cursor!.Cursor).Distinct().Count());
    }

    [Fact]
    [KnownDefect(17)]
    public async Task RowsOfOneSecondCutOffAtThePagesEnd_AllHundredAndOneAreDelivered()
    {
        var world = new TwinWorld(101, 101);
        await using var sandbox = await world.StartAsync();
        using var folder = ComposedHub.Folder();
        sandbox.Faults.Add(new FaultRule { Effect = FaultEffect.PageSize, Value = 100 });
        await using var hub = await ComposedHub.StartAsync(sandbox, folder, new ImpatientClock(TwinWorld.Start.AddHours(1)));

        await hub.Get<PullAll>().RunAsync(Stop);

        Assert.Equal(101, await CountAsync(hub, "salesforce", "Contact"));
        Assert.Equal(101, await CountAsync(hub, "dynamics", "contact"));
    }

    [Fact]
    [KnownDefect(22)]
    public async Task LaterChangesOfARecordSeenOnceAreDropped_ThreeUpdatesAreThreeChanges()
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(3, 3));
        for (var update = 1; update <= 3; update++)
        {
            await twin.EditAsync(1, "Title", "jobtitle", $"Buyer {update}");
            await twin.EditAsync(4, "Title", "jobtitle", $"Buyer {update}");

            var changed = await twin.PassAsync();

            Assert.Equal((1, 1), (changed["salesforce/Contact"], changed["dynamics/contact"]));
        }
    }

    private static ISource Source(TwinHub twin, string name) => twin.Hub.Get<ConnectorCatalog>().FindSource(name)!;

    private static async Task<int> CountAsync(ComposedHub hub, string source, string entity) => (await hub.ReadAsync(session => session.Records.KeysAsync(source, entity))).Count;
}
