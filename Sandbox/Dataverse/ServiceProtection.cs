namespace CxHub.Sandbox.Dataverse;

/// <summary>
/// The three service-protection limits of one user on one web server, over a sliding 300 seconds: number of requests, combined
/// execution time (a modelled cost per operation, see <see cref="Cost"/>), and requests at the same time.
/// </summary>
internal sealed class ServiceProtection(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    private readonly Queue<(DateTimeOffset At, double Ms)> _served = new();
    private double _servedMs;
    private int _refusedInARow;

    public bool Enabled { get; set; } = true;

    public int MaxRequests { get; set; } = 6000;

    public double MaxMilliseconds { get; set; } = 1_200_000;

    public int MaxConcurrent { get; set; } = 52;

    public int RequestsLeft => Math.Max(0, MaxRequests - _served.Count);

    public double MillisecondsLeft => Math.Max(0, MaxMilliseconds - _servedMs);

    /// <summary>Refuses the request when a window is full; the wait grows while the caller keeps pushing.</summary>
    public void Enter(int inFlight)
    {
        Roll();

        if (!Enabled)
        {
            return;
        }

        if (inFlight > MaxConcurrent)
        {
            throw Refuse("0x80072326", $"Number of concurrent requests exceeded the limit of {MaxConcurrent}.", TimeSpan.FromSeconds(2));
        }

        if (_served.Count >= MaxRequests)
        {
            throw Refuse("0x80072322", $"Number of requests exceeded the limit of {MaxRequests} over time window of 300 seconds.", UntilOldestLeaves());
        }

        if (_servedMs >= MaxMilliseconds)
        {
            throw Refuse("0x80072321", $"Combined execution time of incoming requests exceeded limit of {MaxMilliseconds:0} milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.", UntilOldestLeaves());
        }

        _refusedInARow = 0;
    }

    /// <summary>Counts a request that was served.</summary>
    public void Leave(double milliseconds)
    {
        _served.Enqueue((clock.GetUtcNow(), milliseconds));
        _servedMs += milliseconds;
    }

    private DataverseException Refuse(string code, string message, TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds) + Math.Min(30, _refusedInARow++);
        return new(429, code, message) { RetryAfterSeconds = (int)Math.Max(1, seconds) };
    }

    private TimeSpan UntilOldestLeaves() => _served.TryPeek(out var oldest) ? oldest.At + Window - clock.GetUtcNow() : TimeSpan.Zero;

    private void Roll()
    {
        var from = clock.GetUtcNow() - Window;

        while (_served.TryPeek(out var oldest) && oldest.At <= from)
        {
            _servedMs -= _served.Dequeue().Ms;
        }
    }
}
