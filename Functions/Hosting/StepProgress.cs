namespace CxHub.Functions.Hosting;

/// <summary>Counters of one step: things done, things known to be done, time spent.</summary>
public sealed class StepProgress
{
    private long _done;
    private long _total;
    private long _ticks;

    public long Done => Interlocked.Read(ref _done);

    public long Total => Math.Max(Interlocked.Read(ref _total), Done);

    public TimeSpan Elapsed => new(Interlocked.Read(ref _ticks));

    public void Begin(long total) => Interlocked.Add(ref _total, total);

    public void Advance(long by) => Interlocked.Add(ref _done, by);

    public void Add(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
