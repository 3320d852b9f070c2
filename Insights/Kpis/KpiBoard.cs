namespace CxHub.Insights.Kpis;

/// <summary>Shows a department its own numbers against their targets; definitions come from configuration, values from the measurement.</summary>
public static class KpiBoard
{
    public static IReadOnlyList<KpiRow> Of(KpiPlan plan, Department department, KpiSnapshot? measured) =>
    [
        .. plan.Of(department).Select(definition => Row(
            definition,
            measured?.Figures.FirstOrDefault(figure => figure.Name == definition.Kind.Name && figure.Cadence == definition.Cadence),
            [.. plan.Benchmarks.Where(benchmark => benchmark.Kpi == definition.Kind.Name)])),
    ];

    private static KpiRow Row(KpiDefinition definition, KpiFigure? figure, IReadOnlyList<KpiBenchmark> benchmarks) =>
        new(definition, figure, StateOf(definition.Target, figure?.Now), benchmarks);

    private static KpiState StateOf(KpiTarget? target, KpiReading? reading) => (reading, target) switch
    {
        ({ Value: { } value }, { } limit) => reading.Interval is { } interval && interval.Contains(limit.Limit) ? KpiState.TooCloseToCall : limit.IsMetBy(value) ? KpiState.Met : KpiState.Missed,
        ({ Value: not null }, null) => KpiState.NoTarget,
        _ => KpiState.NoValue,
    };
}
