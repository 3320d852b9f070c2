namespace CxHub.Insights.Kpis;

/// <summary>A figure of others to compare with. It changes by year and by method, so it always says where it is from.</summary>
/// <param name="Kpi">Name of the KPI it stands beside.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Method">How it was measured, where that is known.</param>
/// <param name="N">Cases behind it, where that is known.</param>
public sealed record KpiBenchmark(string Kpi, double Value, string Source, int Year, string? Method, int? N);
