namespace CxHub.Insights.Scores;

/// <summary>What the admin may set about customer health; the defaults are the product's.</summary>
public sealed record HealthOptions
{
    /// <summary>Component to weight; only their ratios matter.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal)
    {
        ["survey"] = 0.35,
        ["usage"] = 0.25,
        ["support"] = 0.20,
        ["commercial"] = 0.20,
    };

    /// <summary>Components whose value ages; only these use <see cref="HealthSignal.MeasuredAt"/>.</summary>
    public IReadOnlySet<string> Decaying { get; init; } = new SortedSet<string>(StringComparer.Ordinal) { "survey" };

    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Below this share of weights present there is no number.</summary>
    public double MinimumCoverage { get; init; } = 0.5;

    public double AmberFrom { get; init; } = 50;

    public double GreenFrom { get; init; } = 75;

    /// <summary>Points by which a boundary must be passed before the band changes.</summary>
    public double Margin { get; init; } = 3;
}
