namespace CxHub.IdentityResolution.Training;

/// <summary>
/// A trained model: small, readable, reusable on other records with the same fields. The prior is kept as expected matching pairs per record, so that it means
/// the same for any number of records.
/// </summary>
public sealed record IdentityModel
{
    public const int CurrentVersion = 2;

    public int Version { get; init; } = CurrentVersion;

    public required IReadOnlyList<FieldModel> Fields { get; init; }

    /// <summary>What fields that depend on each other say together.</summary>
    public IReadOnlyList<CombinationCurve> Combinations { get; init; } = [];

    public required double PairsPerRecord { get; init; }

    public required int TrainedRecords { get; init; }

    /// <summary>Rounds of expectation and maximisation until nothing moved.</summary>
    public required int Rounds { get; init; }

    /// <summary>log2 of the odds that two random of <paramref name="records"/> records are one person.</summary>
    public double PriorBits(long records)
    {
        var chance = Math.Clamp(2 * PairsPerRecord / Math.Max(1, records - 1), 1e-15, 0.5);
        return Math.Log2(chance / (1 - chance));
    }
}
