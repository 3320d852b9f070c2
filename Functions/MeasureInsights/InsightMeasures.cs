using System.Globalization;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.MeasureInsights;

/// <summary>Everything that is measured over all customers at once. One worker at a time; whoever comes second finds it done.</summary>
public sealed class InsightMeasures(StepLease lease, MeasureQuality quality, MeasureSegments segments, MeasureKpis kpis)
{
    /// <summary>Lines for the log: counts only. Empty when another worker is at it.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await lease.RunAsync("measure-insights", MeasureAsync, cancellationToken);
        }
        catch (StepBusyException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> MeasureAsync(CancellationToken cancellationToken)
    {
        // Quality first: its minimum is a KPI.
        var sets = await quality.RunAsync(cancellationToken);
        var customers = await segments.RunAsync(cancellationToken);
        var measured = await kpis.RunAsync(cancellationToken);
        return [string.Create(CultureInfo.InvariantCulture, $"{sets.Count} data sets; {customers} customers in segments; {measured.Figures.Count(figure => figure.Now.Value is not null)} of {measured.Figures.Count} KPIs have a figure")];
    }
}
