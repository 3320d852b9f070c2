using System.Collections.Concurrent;

namespace CxHub.Storage;

/// <summary>
/// Many small writes, one commit: items that arrive while a commit is under way are written together by the next one. A call returns
/// when its own item is committed, also against a power cut, which is why this is the way in for answers that nobody would send again.
/// </summary>
/// <remarks>There is no background thread: the first caller writes for all that wait.</remarks>
public sealed class GroupWriter<TItem, TResult> : IDisposable
{
    private readonly HubStore _store;
    private readonly Func<HubSession, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> _write;
    private readonly int _maxItems;
    private readonly ConcurrentQueue<Entry> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// <paramref name="write"/>: writes the items and returns one result per item, in order. May be run again, like any write.
    /// <paramref name="maxItems"/>: items per commit.
    /// </summary>
    public GroupWriter(
        HubStore store,
        Func<HubSession, IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> write,
        int maxItems = 500)
    {
        _store = store;
        _write = write;
        _maxItems = maxItems;
    }

    /// <summary>Writes one item. Cancelling stops the waiting, not a write that has begun.</summary>
    public async Task<TResult> WriteAsync(TItem item, CancellationToken cancellationToken = default)
    {
        var entry = new Entry(item);
        _waiting.Enqueue(entry);
        try
        {
            while (!entry.Result.Task.IsCompleted)
            {
                await _turn.WaitAsync(cancellationToken);
                try
                {
                    // Who waited behind the one that wrote for all finds its own item done and lets the next pass at once.
                    if (!entry.Result.Task.IsCompleted)
                    {
                        await WriteNextAsync();
                    }
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (OperationCanceledException)
        {
            entry.Withdrawn = true;
            throw;
        }

        return await entry.Result.Task;
    }

    public void Dispose() => _turn.Dispose();

    private async Task WriteNextAsync()
    {
        List<Entry> entries = [];
        while (entries.Count < _maxItems && _waiting.TryDequeue(out var entry))
        {
            if (!entry.Withdrawn)
            {
                entries.Add(entry);
            }
        }

        if (entries.Count > 0 && !await TryWriteAsync(entries, alone: entries.Count is 1))
        {
            // One of them cannot be written. Apart, the others are stored and it alone gets the error.
            foreach (var entry in entries)
            {
                await TryWriteAsync([entry], alone: true);
            }
        }
    }

    private async Task<bool> TryWriteAsync(IReadOnlyList<Entry> entries, bool alone)
    {
        try
        {
            // The batch belongs to several callers, so none of their cancellations stops it.
            var results = await _store.WriteAsync(session => ResultsAsync(session, entries), durable: true, CancellationToken.None);
            for (var i = 0; i < entries.Count; i++)
            {
                entries[i].Result.SetResult(results[i]);
            }

            return true;
        }
        catch (Exception failure) when (alone)
        {
            entries[0].Result.TrySetException(failure);
            return true;
        }
        catch (Exception) when (!alone)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<TResult>> ResultsAsync(HubSession session, IReadOnlyList<Entry> entries)
    {
        var results = await _write(session, [.. entries.Select(entry => entry.Item)], CancellationToken.None);
        return results.Count == entries.Count ? results : throw new InvalidOperationException($"The group's writer answered {results.Count} results to {entries.Count} items; it owes one to each, in order.");
    }

    private sealed class Entry(TItem item)
    {
        public TItem Item => item;

        public bool Withdrawn { get; set; }

        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
