namespace CxHub.Console.Charts;

/// <summary>So many went from a place at one step to a place at the next.</summary>
/// <param name="Stage">Step of <paramref name="From"/>, from 0.</param>
/// <param name="Drop">They went no further.</param>
public sealed record PathLink(int Stage, string From, string To, long Count, bool Drop = false);
