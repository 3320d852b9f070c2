using CxHub.Insights.Statistics;

namespace CxHub.Insights.Segments;

/// <summary>Shows a role its own numbers against their targets; definitions come from configuration, values from the measures.</summary>
public static class KpiBoard
{
    /// <param name="values">By KPI code.</param>
    public static IReadOnlyList<KpiRow> For(string role, IEnumerable<KpiDefinition> definitions, IReadOnlyDictionary<string, KpiValue> values) =>
    [
        .. definitions.Where(definition => string.Equals(definition.Owner, role, StringComparison.OrdinalIgnoreCase))
            .Select(definition => Row(definition, values.GetValueOrDefault(definition.Kpi))),
    ];

    private static KpiRow Row(KpiDefinition definition, KpiValue? value) => new(
        definition,
        value,
        (value, definition.Target) switch
        {
            (null, _) => KpiState.NoValue,
            ({ Standing: Standing.NoData or Standing.Suppressed }, _) => KpiState.NoValue,
            (_, null) => KpiState.NoTarget,
            ({ Interval: { } interval }, { } target) when interval.Contains(target) => KpiState.TooCloseToCall,
            ({ } known, { } target) => known.Value >= target == definition.HigherIsBetter ? KpiState.Met : KpiState.Missed,
        });
}

/// <param name="Owner">Department or role: executive, cx, sales, service, finance, hr, it.</param>
/// <param name="Kpi">Code of the measure.</param>
/// <param name="Cadence">How often it is looked at.</param>
public sealed record KpiDefinition(string Owner, string Kpi, string Label, double? Target, bool HigherIsBetter, string Source, string Cadence);

public sealed record KpiValue(double Value, Interval? Interval, long N)
{
    public Standing Standing => Standings.Of(N);
}

public sealed record KpiRow(KpiDefinition Definition, KpiValue? Value, KpiState State);

public enum KpiState
{
    NoValue,
    NoTarget,
    Missed,

    /// <summary>The target lies inside the interval: neither met nor missed can be claimed.</summary>
    TooCloseToCall,
    Met,
}

/// <summary>A figure of others to compare with; always with where it is from.</summary>
public sealed record Benchmark(string Measure, double Value, string Source, int Year, string Method, int? N);
