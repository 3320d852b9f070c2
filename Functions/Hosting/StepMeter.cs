using System.Collections.Concurrent;

namespace CxHub.Functions.Hosting;

/// <summary>How far each step is and how long it has worked, for the progress display and the run's summary. Thread-safe.</summary>
public sealed class StepMeter(TimeProvider clock)
{
    private readonly ConcurrentDictionary<LoopStep, StepProgress> _steps = new();

    public StepProgress this[LoopStep step] => _steps.GetOrAdd(step, static _ => new StepProgress());

    public void Start(LoopStep step, long total) => this[step].Begin(total);

    public void Advance(LoopStep step, long by) => this[step].Advance(by);

    /// <summary>Adds the time of one piece of work to its step.</summary>
    public async Task<T> TimeAsync<T>(LoopStep step, Func<Task<T>> work)
    {
        var start = clock.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            this[step].Add(clock.GetElapsedTime(start));
        }
    }
}
