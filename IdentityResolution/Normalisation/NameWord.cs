namespace CxHub.IdentityResolution.Normalisation;

/// <summary>One word of a name: folded text, its marks, and whether it stood in a given-name or family-name column.</summary>
public readonly record struct NameWord(string Text, int Marks, NamePart Part);
