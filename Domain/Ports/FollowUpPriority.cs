namespace CxHub.Domain.Ports;

/// <summary>Priority of a follow-up; each connector translates it into its system's own scale.</summary>
public enum FollowUpPriority
{
    Low,
    Normal,
    High,
}
