using CxHub.Domain.Loop;

namespace CxHub.Activation.FollowUps;

/// <summary>The steps that are due now and the follow-up with these steps taken.</summary>
public sealed record Escalation(FollowUp FollowUp, IReadOnlyList<EscalationStep> Steps);
