using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>One figure at one time: a value with the cases behind it, or why there is none.</summary>
public sealed record KpiReading
{
    /// <summary>In the unit of the KPI; null where there is none to show.</summary>
    public double? Value { get; init; }

    public required long N { get; init; }

    public Interval? Interval { get; init; }

    /// <summary>In the unit of the KPI, to tell a change from noise; null for sums and medians.</summary>
    public double? StandardError { get; init; }

    public string? Currency { get; init; }

    /// <summary>What the figure is made of: bands, teams, currencies.</summary>
    public IReadOnlyList<KpiPart> Parts { get; init; } = [];

    /// <summary>Set where <see cref="Value"/> is null.</summary>
    public KpiGap? Gap { get; init; }

    public static KpiReading None(KpiGap gap, long n = 0) => new() { N = n, Gap = gap };

    /// <summary>A share of cases as per cent, with Wilson's interval.</summary>
    public static KpiReading Of(Share share, KpiGap whenEmpty) => share.Value is not { } value
        ? None(whenEmpty)
        : new() { Value = 100 * value, N = share.N, Interval = share.Interval?.Times(100), StandardError = 100 * Math.Sqrt(value * (1 - value) / share.N) };

    /// <summary>Under the floor there is a count, but no value and no parts.</summary>
    public KpiReading FromCases(int floor) => Value is not null && N < floor
        ? None(KpiGap.TooFew, N)
        : this with { Parts = [.. Parts.Select(part => part.N < floor ? part with { Value = null, Interval = null } : part)] };
}
