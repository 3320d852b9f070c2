namespace CxHub.IdentityResolution.Profiles;

public enum ProfileChangeKind
{
    Created,
    Merged,
    SplitOff,
    RecordsChanged,

    /// <summary>The profile lost all its records and its id is retired.</summary>
    Emptied,
}
