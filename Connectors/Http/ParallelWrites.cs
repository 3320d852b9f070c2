using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CxHub.Connectors.Http;

/// <summary>
/// Sends chunks at the same time. Each lane takes neighbouring chunks, so that rows of one account, which stand together, are rarely
/// written by two lanes at once. Results come as chunks complete; after a failure no new chunk is begun and what was answered is still given.
/// </summary>
internal static class ParallelWrites
{
    public static async IAsyncEnumerable<TResult> RunAsync<TChunk, TResult>(
        IReadOnlyList<TChunk> chunks,
        int degree,
        Func<TChunk, CancellationToken, Task<IReadOnlyList<TResult>>> send,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var results = Channel.CreateBounded<IReadOnlyList<TResult>>(new BoundedChannelOptions(degree * 2) { SingleReader = true });
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = LanesAsync(chunks, Math.Clamp(degree, 1, Math.Max(1, chunks.Count)), send, results.Writer, abandoned.Token);
        try
        {
            await foreach (var chunk in results.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var result in chunk)
                {
                    yield return result;
                }
            }
        }
        finally
        {
            await abandoned.CancelAsync();
            await lanes;
        }
    }

    private static async Task LanesAsync<TChunk, TResult>(
        IReadOnlyList<TChunk> chunks,
        int degree,
        Func<TChunk, CancellationToken, Task<IReadOnlyList<TResult>>> send,
        ChannelWriter<IReadOnlyList<TResult>> results,
        CancellationToken cancellationToken)
    {
        var failed = false;
        var perLane = (chunks.Count + degree - 1) / degree;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, degree).Select(LaneAsync));
            results.Complete();
        }
        catch (Exception failure)
        {
            // The reader throws it behind the last result.
            results.Complete(failure);
        }

        async Task LaneAsync(int lane)
        {
            for (var index = lane * perLane; index < Math.Min(chunks.Count, (lane + 1) * perLane) && !Volatile.Read(ref failed); index++)
            {
                try
                {
                    await results.WriteAsync(await send(chunks[index], cancellationToken), cancellationToken);
                }
                catch
                {
                    Volatile.Write(ref failed, true);
                    throw;
                }
            }
        }
    }
}
