using CxHub.Insights.Kpis;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.Dashboards;

/// <summary>The stored measurements of the KPIs as series, for dashboards and programs alike.</summary>
public static class KpiHistory
{
    public static async Task<IReadOnlyDictionary<(string Name, KpiCadence Cadence), KpiSeries>> LoadAsync(HubSession session, KpiSnapshot? measured, CancellationToken cancellationToken)
    {
        if (measured is null)
        {
            return new Dictionary<(string, KpiCadence), KpiSeries>();
        }

        var since = measured.MeasuredAt - (KpiSeries.Most * KpiPeriod.LengthOf(KpiCadence.Quarterly));
        var points = (await session.Kpis.SinceAsync(since, cancellationToken)).Where(one => one.At <= measured.MeasuredAt).ToLookup(one => (one.Name, one.Cadence), Point);
        return measured.Figures.DistinctBy(figure => (figure.Name, figure.Cadence)).ToDictionary(figure => (figure.Name, figure.Cadence), figure => KpiSeries.Of(points[(figure.Name, figure.Cadence.ToString())], figure.Cadence));
    }

    private static KpiPoint Point(KpiMeasurement one) =>
        new(one.At, one.Value, one.N, one is { Lower: { } lower, Upper: { } upper } ? new Interval(lower, upper) : null, one.Currency, one.IsRecomputed);
}
