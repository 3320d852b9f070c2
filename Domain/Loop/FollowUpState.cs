namespace CxHub.Domain.Loop;

/// <summary>The states of a follow-up.</summary>
public enum FollowUpState
{
    /// <summary>Decided, not yet confirmed by the CRM.</summary>
    Pending,
    Open,
    Completed,
    Cancelled,

    /// <summary>The CRM refused it for good; a person must look.</summary>
    Rejected,
}
