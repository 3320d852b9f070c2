namespace CxHub.IdentityResolution.Explaining;

/// <summary>Bits that a dependence rule takes away, and why.</summary>
public sealed record ExplanationCap(string Rule, double Bits);
