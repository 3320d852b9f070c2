namespace CxHub.Insights.Kpis;

/// <summary>One KPI as a dashboard shows it.</summary>
/// <param name="Figure">Null when it has not been measured yet.</param>
public sealed record KpiRow(KpiDefinition Definition, KpiFigure? Figure, KpiState State, IReadOnlyList<KpiBenchmark> Benchmarks)
{
    /// <summary>How it stood at the end of earlier periods; null where that was not asked for.</summary>
    public KpiSeries? Series { get; init; }

    /// <summary>True where the change since the period before is for the better, false where for the worse; null where it is none or noise.</summary>
    public bool? IsBetter => Figure?.Change is { Difference: not 0, BeyondNoise: not false } change ? change.Difference > 0 == Definition.HigherIsBetter : null;
}
