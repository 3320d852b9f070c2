namespace CxHub.Sandbox.Salesforce;

/// <summary>An allowance over a rolling 24 hours, counted in slices of six minutes.</summary>
internal sealed class DailyCalls(int max, TimeProvider clock)
{
    private const int SliceMinutes = 6;

    private readonly Queue<(long Slice, int Calls)> _slices = new();
    private (long Slice, int Calls) _present;
    private int _past;

    public int Max { get; set; } = max;

    public int Used
    {
        get
        {
            Roll();
            return _past + _present.Calls;
        }
    }

    public int Remaining => Math.Max(0, Max - Used);

    /// <summary>Counts calls; false when the allowance was used up before.</summary>
    public bool TryTake(int calls = 1)
    {
        if (Remaining <= 0)
        {
            return false;
        }

        _present.Calls += calls;
        return true;
    }

    /// <summary>Makes the allowance look used up to the given rest.</summary>
    public void SetRemaining(int calls)
    {
        // First the rest, which may begin a new slice, then the slice that is present.
        var remaining = Remaining;
        _present.Calls += remaining - calls;
    }

    private void Roll()
    {
        var slice = clock.GetUtcNow().ToUnixTimeSeconds() / (SliceMinutes * 60);

        if (slice != _present.Slice)
        {
            _slices.Enqueue(_present);
            _past += _present.Calls;
            _present = (slice, 0);
        }

        while (_slices.TryPeek(out var oldest) && oldest.Slice <= slice - (24 * 60 / SliceMinutes))
        {
            _past -= _slices.Dequeue().Calls;
        }
    }
}
