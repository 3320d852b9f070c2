namespace CxHub.Domain.Ports;

/// <summary>What the CRM said to one note.</summary>
public sealed record NoteReceipt(string Key, NoteOutcome Outcome, string? Code = null, string? Reason = null);
