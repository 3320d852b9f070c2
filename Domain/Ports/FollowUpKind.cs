namespace CxHub.Domain.Ports;

/// <summary>Which kind of work a follow-up opens in the CRM.</summary>
public enum FollowUpKind
{
    Task,
    Case,
}
