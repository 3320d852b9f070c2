namespace CxHub.Storage;

/// <summary>A read of a profile or a change by a person. Subject and detail carry ids, never values.</summary>
public sealed record AuditEntry(DateTimeOffset At, string Who, string Action, string Subject, string? Detail);
