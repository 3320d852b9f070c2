namespace CxHub.Console.Charts;

/// <summary>A mark of a <see cref="TimelineStrip"/>.</summary>
public sealed record TimelineMark(DateOnly At, string Lane, string Words, string Tone = "");
