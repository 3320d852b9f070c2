using CxHub.Domain.Configuration;
using CxHub.Insights.Kpis;

namespace CxHub.Functions.Http;

/// <summary>One KPI as programs read it: unrounded, in its unit, or the reason why there is no figure.</summary>
public sealed record KpiLine
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Department { get; init; }

    public string? Owner { get; init; }

    public required KpiCadence Cadence { get; init; }

    public required KpiUnit Unit { get; init; }

    public string? Currency { get; init; }

    public double? Value { get; init; }

    public long? N { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? AtLeast { get; init; }

    public double? AtMost { get; init; }

    public required KpiState State { get; init; }

    /// <summary>Since the period before.</summary>
    public double? Change { get; init; }

    /// <summary>False where chance alone would bring such a change.</summary>
    public bool? ChangeBeyondNoise { get; init; }

    /// <summary>Why there is no value.</summary>
    public string? Missing { get; init; }

    public required IReadOnlyList<KpiPart> Parts { get; init; }

    public required IReadOnlyList<KpiBenchmark> Benchmarks { get; init; }

    /// <summary>How it stood at the end of earlier periods, oldest first.</summary>
    public required IReadOnlyList<KpiPoint> History { get; init; }

    /// <summary>Change per period over that history (Theil–Sen); null with fewer than eight periods.</summary>
    public double? Slope { get; init; }

    /// <summary>How often chance alone would bring such a trend (Mann–Kendall).</summary>
    public double? TrendP { get; init; }

    public static KpiLine Of(KpiRow row)
    {
        var now = row.Figure?.Now;
        return new()
        {
            Name = row.Definition.Kind.Name,
            Title = row.Definition.Title,
            Department = ConfigNames.Written(row.Definition.Department.ToString()),
            Owner = row.Definition.Owner,
            Cadence = row.Definition.Cadence,
            Unit = row.Definition.Kind.Unit,
            Currency = now?.Currency,
            Value = now?.Value,
            N = now?.N,
            Lower = now?.Interval?.Lower,
            Upper = now?.Interval?.Upper,
            AtLeast = row.Definition.Target is { AtLeast: true } least ? least.Limit : null,
            AtMost = row.Definition.Target is { AtLeast: false } most ? most.Limit : null,
            State = row.State,
            Change = row.Figure?.Change?.Difference,
            ChangeBeyondNoise = row.Figure?.Change?.BeyondNoise,
            Missing = now is null ? "It has not been measured yet; it will be with the next run." : now.Gap is { } gap ? KpiGaps.Sentence(gap) : null,
            Parts = now?.Parts ?? [],
            Benchmarks = row.Benchmarks,
            History = row.Series?.Points ?? [],
            Slope = row.Series?.Trend.Value?.Slope,
            TrendP = row.Series?.Trend.Value?.FinalP,
        };
    }
}
