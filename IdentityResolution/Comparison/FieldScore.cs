namespace CxHub.IdentityResolution.Comparison;

/// <summary>A field's level for a pair and what the values add to the level's own weight, in bits.</summary>
internal readonly record struct FieldScore(int Level, double Bits);
