namespace CxHub.Domain.Ports;

/// <summary>What the CRM said to one order. <see cref="RecordId"/> is the task's id there, also when it had been opened before.</summary>
public sealed record FollowUpReceipt(string Key, FollowUpOutcome Outcome, string? RecordId = null, Uri? Link = null, string? Code = null, string? Reason = null);
