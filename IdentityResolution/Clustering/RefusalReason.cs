namespace CxHub.IdentityResolution.Clustering;

/// <summary>Why two groups of records were kept apart although a pair between them is strong enough.</summary>
public enum RefusalReason
{
    None,

    /// <summary>A steward said that two of the records are two persons.</summary>
    NeverMatch,

    /// <summary>Two records of a source whose ids are distinct persons.</summary>
    DistinctSource,

    /// <summary>Names, birth dates or national ids contradict each other too often between the two sides.</summary>
    Contradiction,

    /// <summary>What speaks against is stronger than what speaks for, over all pairs between the two sides.</summary>
    WeakEvidence,

    /// <summary>The profile would be larger than allowed.</summary>
    TooLarge,
}
