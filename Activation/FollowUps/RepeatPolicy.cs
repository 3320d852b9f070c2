namespace CxHub.Activation.FollowUps;

/// <summary>What a second matching answer does while work of the same rule is open for the customer.</summary>
public enum RepeatPolicy
{
    /// <summary>It is added to the open work.</summary>
    Add,

    /// <summary>It opens work of its own.</summary>
    New,

    /// <summary>It leads to nothing.</summary>
    Ignore,
}
