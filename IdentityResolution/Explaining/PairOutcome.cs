namespace CxHub.IdentityResolution.Explaining;

/// <summary>What became of a pair.</summary>
public enum PairOutcome
{
    /// <summary>One profile, and this pair is strong enough by itself.</summary>
    Merged,

    /// <summary>One profile, held together by other records.</summary>
    MergedThroughOthers,

    /// <summary>One profile because a steward said so.</summary>
    MergedByDecision,

    /// <summary>Two profiles because a steward said so.</summary>
    SplitByDecision,

    /// <summary>No blocking rule brings the two together.</summary>
    NotCompared,

    BelowThreshold,

    /// <summary>Strong enough, but the guard kept the two sides apart.</summary>
    RefusedByGuard,
}
