using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

public sealed record DriverOptions
{
    public ImportanceMethod Method { get; init; } = ImportanceMethod.Johnson;

    /// <summary>Asked for; very wide tables get fewer, and the report says how many.</summary>
    public int Resamples { get; init; } = Bootstrap.DefaultResamples;

    public ulong Seed { get; init; } = Bootstrap.DefaultSeed;

    /// <summary>"A above B" is said only when this share of resamples agrees.</summary>
    public double Support { get; init; } = 0.95;

    /// <summary>The scale of the drivers, to put performance on 0–100; null takes each driver's observed range.</summary>
    public (double Minimum, double Maximum)? Scale { get; init; }

    /// <summary>
    /// For drivers that are behaviours and not ratings: performance is then the mean outcome, on 0–100 of this scale, of the cases that the driver
    /// concerns (those above its median). Null takes each driver's own mean.
    /// </summary>
    public (double Minimum, double Maximum)? OutcomeScale { get; init; }

    /// <summary>Split the quadrants at means instead of medians.</summary>
    public bool SplitAtMeans { get; init; }
}

public enum ImportanceMethod
{
    Johnson,
    Lmg,
}
