namespace CxHub.Domain.Ports;

/// <summary>Text to be added to work that a follow-up opened.</summary>
/// <param name="Key">The hub's own; makes the adding repeatable.</param>
/// <param name="Kind">What the work is in the CRM.</param>
/// <param name="RecordId">The work's id there.</param>
/// <param name="Text">What to add.</param>
public sealed record NoteOrder(string Key, FollowUpKind Kind, string RecordId, string Text);
