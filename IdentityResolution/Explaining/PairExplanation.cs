namespace CxHub.IdentityResolution.Explaining;

/// <summary>Why two records have their weight: <see cref="PriorBits"/> + Σ steps − Σ caps = <see cref="Weight"/>, to 10⁻⁹.</summary>
public sealed record PairExplanation
{
    public required RecordKey Left { get; init; }

    public required RecordKey Right { get; init; }

    public required double Weight { get; init; }

    public double Probability => 1 / (1 + Math.Pow(2, -Weight));

    public required double PriorBits { get; init; }

    public required IReadOnlyList<ExplanationStep> Steps { get; init; }

    public required IReadOnlyList<ExplanationCap> Caps { get; init; }

    /// <summary>Blocking rules that bring the two together; empty when none does.</summary>
    public required IReadOnlyList<string> BlockedBy { get; init; }

    public required PairOutcome Outcome { get; init; }
}
