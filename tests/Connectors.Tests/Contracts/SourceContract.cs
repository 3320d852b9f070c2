using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;

namespace CxHub.Tests.Connectors.Contracts;

/// <summary>What every source promises the hub. A new source adds one subclass that builds it on something it can read and change.</summary>
public abstract class SourceContract : IAsyncLifetime
{
    /// <summary>Rows that the system holds at the start; more than fit on three pages.</summary>
    protected const int RowCount = 700;

    protected abstract ISource Source { get; }

    protected abstract PullRequest Request { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Another instance on the same system, as after a restart.</summary>
    protected abstract ISource Restarted();

    /// <summary>Changes one row; its id. A moment passes first.</summary>
    protected abstract Task<string> ChangeAsync(int row);

    [Fact]
    public async Task Pull_FromNothing_GivesEachRowOnceAndEndsWithACursor()
    {
        var pages = await PullAsync(Source, null);

        Assert.Equal(RowCount, Ids(pages).Distinct().Count());
        Assert.Equal(RowCount, Ids(pages).Count());
        Assert.True(pages.Count >= 4);
        Assert.Equal(pages.Count - 1, pages.FindIndex(page => page.IsLast));
        Assert.NotNull(pages[^1].Cursor);
        Assert.All(pages, page => Assert.True(page.IsFullLoad));
        Assert.All(pages.SelectMany(page => page.Records), record => Assert.Equal((Source.Name, Request.Entity), (record.Key.Source, record.Key.Entity)));
    }

    [Fact]
    public async Task Pull_ResumedFromAnyCursorByAnotherInstance_EqualsOneUninterruptedPull()
    {
        var whole = await PullAsync(Source, null);

        foreach (var (index, page) in whole.Index().Where(pair => pair.Item.Cursor is not null && !pair.Item.IsLast))
        {
            var rest = await PullAsync(Restarted(), page.Cursor);

            Assert.Equal(Ids(whole.Skip(index + 1)), Ids(rest));
            Assert.All(rest, one => Assert.False(one.IsFullLoad));
        }
    }

    [Fact]
    public async Task Pull_AfterEachOfThreeChangesOfOneRow_SeesEachChange()
    {
        var cursor = (await PullAsync(Source, null))[^1].Cursor;
        for (var change = 0; change < 3; change++)
        {
            var id = await ChangeAsync(5);

            var pages = await PullAsync(Source, cursor);

            Assert.Contains(id, Ids(pages));
            Assert.All(pages, page => Assert.False(page.IsFullLoad));
            cursor = pages[^1].Cursor;
        }
    }

    [Fact]
    public async Task Pull_ManyRunsWithoutChanges_NeverReadsEverythingAgain()
    {
        var cursor = (await PullAsync(Source, null))[^1].Cursor;
        for (var run = 0; run < 3; run++)
        {
            var pages = await PullAsync(Source, cursor);

            Assert.True(Ids(pages).Count() < RowCount / 2);
            Assert.True(pages[^1].IsLast);
            cursor = pages[^1].Cursor;
        }
    }

    [Fact]
    public async Task Pull_StoppedByTheCaller_EndsAtOnce()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in Source.PullAsync(Request, stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task Pull_UnknownEntity_IsRejectedByName()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SalesforceBench.PullAsync(Source, Request with { Entity = "Nonsense" }));

        Assert.Equal(FailureKind.Rejected, failure.Kind);
        Assert.Contains("Nonsense", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OnAReachableSystem_Passes()
    {
        await Source.CheckAsync(default);

        Assert.True(Source.Calls.Total >= 1);
    }

    protected Task<List<SourcePage>> PullAsync(ISource source, string? cursor) => SalesforceBench.PullAsync(source, Request with { Cursor = cursor });

    protected static IEnumerable<string> Ids(IEnumerable<SourcePage> pages) => pages.SelectMany(page => page.Records).Select(record => record.Key.Id);
}
