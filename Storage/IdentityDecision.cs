using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>A steward's word on two records: <c>same</c> or <c>different</c>. It outlives every new resolution.</summary>
public sealed record IdentityDecision(SourceKey Left, SourceKey Right, string Verdict, string By, DateTimeOffset At, string? Reason);
