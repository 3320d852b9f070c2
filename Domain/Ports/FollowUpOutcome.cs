namespace CxHub.Domain.Ports;

/// <summary>Whether the work stands in the CRM.</summary>
public enum FollowUpOutcome
{
    Opened,
    AlreadyThere,
    Rejected,
}
