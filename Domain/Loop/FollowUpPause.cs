namespace CxHub.Domain.Loop;

/// <summary>A time in which the clock of a follow-up stood, because its work waited for somebody else; without an end it still stands.</summary>
public sealed record FollowUpPause(DateTimeOffset From, DateTimeOffset? To = null);
