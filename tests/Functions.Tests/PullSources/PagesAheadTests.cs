using System.Runtime.CompilerServices;
using CxHub.Domain.Ports;
using CxHub.Functions.PullSources;
using Xunit;

namespace CxHub.Tests.Functions.PullSources;

public sealed class PagesAheadTests
{
    private int _read;
    private bool _left;

    [Fact]
    public async Task OneAhead_WhileAPageIsHandled_TheNextOneIsReadAndNoMore()
    {
        List<int> readWhileHandled = [];
        await foreach (var _ in PagesAsync(5, default).OneAhead(TestContext.Current.CancellationToken))
        {
            readWhileHandled.Add(_read);
        }

        Assert.Equal([2, 3, 4, 5, 5], readWhileHandled);
    }

    [Fact]
    public async Task OneAhead_ReadingFails_GivesEveryPageBeforeTheFailure()
    {
        List<string?> given = [];
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var page in PagesAsync(5, 3).OneAhead(TestContext.Current.CancellationToken))
            {
                given.Add(page.Cursor);
            }
        });

        Assert.Equal(["1", "2"], given);
    }

    [Fact]
    public async Task OneAhead_HandlingFails_EndsTheReadingBeforeTheFailureTravels()
    {
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var _ in PagesAsync(5, default).OneAhead(TestContext.Current.CancellationToken))
            {
                throw new TimeoutException();
            }
        });

        Assert.True(_left);
        Assert.Equal(2, _read);
    }

    private async IAsyncEnumerable<SourcePage> PagesAsync(int count, int? failsAt, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var number = 1; number <= count; number++)
            {
                _read = number;
                if (number == failsAt)
                {
                    throw new IOException();
                }

                yield return new SourcePage([], FormattableString.Invariant($"{number}"));
            }
        }
        finally
        {
            _left = true;
        }

        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
    }
}
