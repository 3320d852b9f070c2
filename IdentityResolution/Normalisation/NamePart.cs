namespace CxHub.IdentityResolution.Normalisation;

/// <summary>The column a word of a name came from.</summary>
[Flags]
public enum NamePart
{
    None = 0,
    Given = 1,
    Family = 2,
}
