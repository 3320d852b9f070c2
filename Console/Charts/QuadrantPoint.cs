namespace CxHub.Console.Charts;

/// <summary>A point of a <see cref="Quadrant"/>; one without both values is in the table only.</summary>
public sealed record QuadrantPoint(string Name, double? X, double? Y, string Tone = "");
