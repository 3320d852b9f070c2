namespace CxHub.Domain.Ports;

/// <summary>Whether a note stands in the CRM.</summary>
public enum NoteOutcome
{
    Added,
    AlreadyThere,
    Rejected,
}
