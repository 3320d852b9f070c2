namespace CxHub.Storage;

/// <summary>One KPI at one time.</summary>
/// <param name="Name">As <c>config/kpis.yaml</c> writes it.</param>
/// <param name="Cadence">The length of the period that it was measured over.</param>
/// <param name="At">The end of that period.</param>
/// <param name="Value">In the unit of the KPI.</param>
/// <param name="N">Cases behind it.</param>
/// <param name="Lower">Of its interval; null where it has none.</param>
/// <param name="Upper">Of its interval.</param>
/// <param name="Currency">Of an amount.</param>
/// <param name="IsRecomputed">Computed afterwards from the records, for a time before the hub measured.</param>
public sealed record KpiMeasurement(string Name, string Cadence, DateTimeOffset At, double Value, long N, double? Lower, double? Upper, string? Currency, bool IsRecomputed);
