namespace CxHub.IdentityResolution;

/// <summary>Two records and the weight in bits that they are one person (0 is even odds).</summary>
public sealed record ScoredPair(RecordKey Left, RecordKey Right, double Weight)
{
    public double Probability => 1 / (1 + Math.Pow(2, -Weight));
}
