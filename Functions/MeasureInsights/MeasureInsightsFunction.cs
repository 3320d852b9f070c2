using CxHub.Functions.Hosting;

namespace CxHub.Functions.MeasureInsights;

/// <summary>Timer: measures what dashboards, quality and segments show.</summary>
public sealed class MeasureInsightsFunction(InsightMeasures measures) : ITriggeredFunction
{
    public Task<IReadOnlyList<string>> RunAsync(TriggerEvent trigger, CancellationToken cancellationToken) => measures.RunAsync(cancellationToken);
}
