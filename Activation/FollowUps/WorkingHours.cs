namespace CxHub.Activation.FollowUps;

/// <summary>One stretch of working time of a day, by the clock of the calendar's zone.</summary>
public readonly record struct WorkingHours(TimeOnly From, TimeOnly To);
