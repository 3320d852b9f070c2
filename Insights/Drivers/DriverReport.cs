using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>What the outcome goes along with, how strongly, and how sure that order is.</summary>
public sealed record DriverReport
{
    public required string Outcome { get; init; }

    /// <summary>Most important first.</summary>
    public required IReadOnlyList<Driver> Drivers { get; init; }

    /// <summary>Pairs whose order holds in enough resamples; all others must not be called higher or lower.</summary>
    public required IReadOnlyList<DriverOrder> Orders { get; init; }

    public required double RSquared { get; init; }

    public required double AdjustedRSquared { get; init; }

    /// <summary>95th percentile of the weight that a column of random numbers gets.</summary>
    public required double NoiseFloor { get; init; }

    public required int N { get; init; }

    public required int Dropped { get; init; }

    public required ImportanceMethod Method { get; init; }

    public required int Resamples { get; init; }

    public required ulong Seed { get; init; }

    public required string FormulaVersion { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public string Sentence => Drivers.FirstOrDefault(driver => driver.IsAboveNoise) is not { } first
        ? $"No driver is distinguishable from noise for {Outcome} (n {N})."
        : Drivers.Count == 1 || Orders.Any(order => order.Above == first.Name && order.Below == Drivers[1].Name)
            ? FormattableString.Invariant($"{first.Name} is most strongly associated with {Outcome}: {100 * first.Share:0} % of what the drivers explain (R² {RSquared:0.00}, n {N}).")
            : FormattableString.Invariant($"{first.Name} ranks first for {Outcome} with {100 * first.Share:0} % of what the drivers explain, but n {N} is not enough to place it above {Drivers[1].Name} (R² {RSquared:0.00}).");
}

/// <summary>One driver.</summary>
public sealed record Driver
{
    public required string Name { get; init; }

    /// <summary>Part of R².</summary>
    public required double Weight { get; init; }

    /// <summary>Part of what all drivers explain, in [0, 1].</summary>
    public required double Share { get; init; }

    /// <summary>Of <see cref="Weight"/>, by the bootstrap.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>Of <see cref="Share"/>, by the bootstrap; inside [0, 1].</summary>
    public required Interval? ShareInterval { get; init; }

    /// <summary>The plain correlation with the outcome; its sign is the arrow beside the weight.</summary>
    public required double Correlation { get; init; }

    public required double Mean { get; init; }

    /// <summary>The mean on 0–100.</summary>
    public required double Performance { get; init; }

    public required bool IsAboveNoise { get; init; }

    public required Quadrant Quadrant { get; init; }
}

public enum Quadrant
{
    /// <summary>Important and weak.</summary>
    FixFirst,

    /// <summary>Important and strong.</summary>
    Keep,

    /// <summary>Unimportant and weak.</summary>
    Watch,

    /// <summary>Unimportant and strong.</summary>
    PossibleOverkill,
}

/// <param name="Support">Share of resamples in which the first weighs more.</param>
public sealed record DriverOrder(string Above, string Below, double Support);
