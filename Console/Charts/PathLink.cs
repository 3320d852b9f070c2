namespace CxHub.Console.Charts;

/// <summary>So many went from a place at one step to a place at the next.</summary>
/// <remarks>The stage is the step of <c>From</c>, counted from 0; a drop went no further.</remarks>
public sealed record PathLink(int Stage, string From, string To, long Count, bool Drop = false);
