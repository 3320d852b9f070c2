namespace CxHub.Insights.Kpis;

/// <summary>Shows a department its own numbers against their targets; definitions come from configuration, values from the measurement.</summary>
public static class KpiBoard
{
    /// <param name="history">Series by name and cadence; without it the rows have none.</param>
    public static IReadOnlyList<KpiRow> Of(KpiPlan plan, Department department, KpiSnapshot? measured, IReadOnlyDictionary<(string Name, KpiCadence Cadence), KpiSeries>? history = null) =>
    [
        .. plan.Of(department).Select(definition => Row(
            definition,
            measured?.Figures.FirstOrDefault(figure => figure.Name == definition.Kind.Name && figure.Cadence == definition.Cadence),
            [.. plan.Benchmarks.Where(benchmark => benchmark.Kpi == definition.Kind.Name)]) with
        {
            Series = history?.GetValueOrDefault((definition.Kind.Name, definition.Cadence)),
        }),
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
