namespace CxHub.Activation.FollowUps;

/// <summary>One step of an escalation: at so many percent of the time allowed, tell somebody.</summary>
/// <param name="Level">1 for the first step.</param>
/// <param name="Percent">Share of the time from trigger to due, in percent; above 100 the work is overdue.</param>
/// <param name="To">Who is told: owner, manager, director, or an e-mail address of the hub's configuration.</param>
public sealed record EscalationStep(int Level, int Percent, string To);
