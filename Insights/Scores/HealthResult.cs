using System.Globalization;

namespace CxHub.Insights.Scores;

/// <summary>A health score with everything needed to explain and repeat it.</summary>
public sealed record HealthResult
{
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>0 to 100; null when too little is known.</summary>
    public required double? Value { get; init; }

    /// <summary>Share of the weights that had a signal.</summary>
    public required double Coverage { get; init; }

    public required HealthBand? Band { get; init; }

    public required IReadOnlyList<HealthPart> Parts { get; init; }

    public string FormulaVersion { get; init; } = HealthScore.FormulaVersion;

    public required string InputHash { get; init; }
}

public enum HealthBand
{
    Red,
    Amber,
    Green,
}

/// <summary>One measured input of the score on 0–100; null when it could not be measured.</summary>
/// <param name="MeasuredAt">When, for components that age.</param>
public sealed record HealthSignal(string Component, double? Raw, DateTimeOffset? MeasuredAt = null)
{
    internal string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"{Component}|{Raw:R}|{MeasuredAt?.UtcDateTime:O}");
}

/// <param name="Score">The raw value cut to 0–100 and aged.</param>
/// <param name="Weight">After re-weighting over what is present; the parts' weights add up to 1.</param>
/// <param name="Contribution">Points of the total; the parts' contributions add up to it.</param>
public sealed record HealthPart(string Component, double Raw, double Score, double Weight, double Contribution);
