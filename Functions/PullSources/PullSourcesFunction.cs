using CxHub.Functions.Hosting;

namespace CxHub.Functions.PullSources;

/// <summary>Timer: reads what changed in every source and lands it.</summary>
public sealed class PullSourcesFunction(PullAll pull) : ITriggeredFunction
{
    public async Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken)
    {
        var streams = await pull.RunAsync(cancellationToken);
        return [.. streams.Where(stream => stream.Changed > 0 || stream.Error is not null).Select(stream => stream.ToString())];
    }
}
