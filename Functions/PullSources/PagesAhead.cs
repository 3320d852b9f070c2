using System.Runtime.CompilerServices;
using CxHub.Domain.Ports;

namespace CxHub.Functions.PullSources;

/// <summary>While one page is landed the source already reads the next: never more than one, so that memory stays as it is.</summary>
public static class PagesAhead
{
    /// <summary>The same pages in the same order; a failure comes behind the pages before it.</summary>
    public static async IAsyncEnumerable<SourcePage> OneAhead(this IAsyncEnumerable<SourcePage> pages, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var page = pages.GetAsyncEnumerator(abandoned.Token);
        var next = page.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                var present = page.Current;
                next = page.MoveNextAsync().AsTask();
                yield return present;
            }
        }
        finally
        {
            // Whoever stops early waits for the page that is under way; it is not used.
            await abandoned.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
