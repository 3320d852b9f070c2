namespace CxHub.IdentityResolution.Explaining;

/// <summary>One comparison: the level two values agree at and what that weighs. <see cref="RarityBits"/> is the part that comes from how rare the value is.</summary>
public sealed record ExplanationStep(string Field, string Level, string Left, string Right, double Bits, double RarityBits);
