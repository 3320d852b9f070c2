using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>A KPI over time, one point per period, so that no case counts in two points.</summary>
public sealed record KpiSeries(IReadOnlyList<KpiPoint> Points, Attempt<TrendResult> Trend)
{
    /// <summary>Periods that are looked back.</summary>
    public const int Most = 13;

    /// <summary>Figures that dated records decide alone, so that they can be computed for the time before the hub measured.</summary>
    private static readonly HashSet<string> Recomputable =
    [
        KpiCatalog.RelationalNps, KpiCatalog.ServiceCsat, KpiCatalog.ServiceCes, KpiCatalog.CartAbandonment, KpiCatalog.WinRateByBand, KpiCatalog.WinRateEffect, KpiCatalog.EmployeeNps, KpiCatalog.TeamCsat,
    ];

    /// <summary>From the newest measurement back in steps of the period, each time the measurement nearest to the step, within half a period. Amounts of other currencies than the newest are left out.</summary>
    public static KpiSeries Of(IEnumerable<KpiPoint> measured, KpiCadence cadence)
    {
        var points = measured.OrderBy(point => point.At).ToList();
        if (points.Count is 0)
        {
            return new([], Trends([]));
        }

        var (newest, length) = (points[^1], KpiPeriod.LengthOf(cadence));
        var known = points.Where(point => point.Currency == newest.Currency).ToList();
        var steps = Enumerable.Range(0, Most).Select(back => newest.At - (back * length)).Select(at => known.MinBy(point => (point.At - at).Duration())!)
            .Zip(Enumerable.Range(0, Most), (point, back) => (point, Far: (point.At - newest.At + (back * length)).Duration()))
            .Where(step => step.Far <= length / 2)
            .Select(step => step.point)
            .Distinct();
        KpiPoint[] series = [.. steps.Reverse()];
        return new(series, Trends(series));
    }

    /// <summary>The periods before <paramref name="now"/> for figures that can be computed from dated records; what had no value then is left out.</summary>
    public static IReadOnlyList<(string Name, KpiCadence Cadence, KpiPoint Point)> Before(IEnumerable<(KpiKind Kind, KpiCadence Cadence)> kpis, KpiEvidence evidence, DateTimeOffset now) =>
    [
        .. kpis.Where(kpi => Recomputable.Contains(kpi.Kind.Name)).SelectMany(kpi => Enumerable.Range(1, Most - 1)
            .Select(back => KpiPeriod.EndingAt(now - (back * KpiPeriod.LengthOf(kpi.Cadence)), kpi.Cadence))
            .Select(period => (period.Until, Reading: KpiMeasures.Read(kpi.Kind, evidence, period)))
            .Where(one => one.Reading.Value is not null)
            .Select(one => (kpi.Kind.Name, kpi.Cadence, new KpiPoint(one.Until, one.Reading.Value!.Value, one.Reading.N, one.Reading.Interval, one.Reading.Currency, true)))),
    ];

    private static Attempt<TrendResult> Trends(IReadOnlyList<KpiPoint> points) => Statistics.Trend.MannKendall([.. points.Select(point => point.Value)]);
}
