namespace CxHub.Connectors.Rest;

/// <summary>At most so many calls in any window; the call that would be one too many waits.</summary>
internal sealed class RateWindow(int calls, TimeSpan window, TimeProvider clock)
{
    private readonly Queue<DateTimeOffset> _sent = new(calls);
    private readonly Lock _lock = new();

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var pause = Reserve();
        return pause > TimeSpan.Zero ? Task.Delay(pause, clock, cancellationToken) : Task.CompletedTask;
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var at = _sent.Count >= calls && _sent.Dequeue() + window is { } free && free > now ? free : now;
            _sent.Enqueue(at);
            return at - now;
        }
    }
}
