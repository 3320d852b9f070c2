namespace CxHub.Insights.Kpis;

/// <summary>A figure that the hub knows how to measure.</summary>
/// <param name="Name">As configuration writes it.</param>
/// <param name="Page">The console's page behind the number, as a path below its root.</param>
/// <param name="HigherIsBetter">Which way is up, where no target says so.</param>
/// <param name="Floor">Fewer cases than this are not shown: ten answers, five colleagues, one run.</param>
public sealed record KpiKind(string Name, KpiSource Source, KpiUnit Unit, string Page, bool HigherIsBetter, int Floor);
