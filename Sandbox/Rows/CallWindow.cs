namespace CxHub.Sandbox.Rows;

/// <summary>A sliding allowance of calls: at most <paramref name="limit"/> within <paramref name="length"/>, on the Sandbox's clock.</summary>
internal sealed class CallWindow(TimeProvider clock, int limit, TimeSpan length)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _calls = new();
    private int? _left;

    /// <summary>Takes one call; null when it was granted, else how long to wait.</summary>
    public TimeSpan? Take()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();

            while (_calls.TryPeek(out var oldest) && oldest <= now - length)
            {
                _calls.Dequeue();
                _left = null;
            }

            if (_calls.Count >= limit || _left is 0)
            {
                return _calls.TryPeek(out var first) ? first + length - now : length;
            }

            _left -= 1;
            _calls.Enqueue(now);
            return null;
        }
    }

    /// <summary>Leaves so many calls until the window has moved on.</summary>
    public void SetLeft(int calls)
    {
        lock (_gate)
        {
            _left = calls;
        }
    }
}
