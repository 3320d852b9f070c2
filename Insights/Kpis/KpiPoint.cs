using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>A KPI as it stood at a time.</summary>
/// <param name="At">The end of the period that it was measured over.</param>
/// <param name="IsRecomputed">Computed afterwards from the records, for a time before the hub measured.</param>
public sealed record KpiPoint(DateTimeOffset At, double Value, long N, Interval? Interval, string? Currency, bool IsRecomputed);
