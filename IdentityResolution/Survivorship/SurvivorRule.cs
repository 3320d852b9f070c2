namespace CxHub.IdentityResolution.Survivorship;

/// <summary>How a golden value is chosen among the records of a profile. A pinned value always wins, a verified one wins over unverified ones where asked.</summary>
public enum SurvivorRule
{
    /// <summary>The source that comes first in the configured list; within a source the most recent.</summary>
    SourcePriority,

    /// <summary>The record changed last; records without a time lose.</summary>
    MostRecent,

    /// <summary>The value most records agree on; ties by source priority, then the most recent.</summary>
    MostFrequent,

    /// <summary>The longest value, or for a group the one with most fields filled.</summary>
    Longest,

    /// <summary>A verified value before an unverified one, then the most recent.</summary>
    VerifiedFirst,
}
