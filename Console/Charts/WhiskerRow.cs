namespace CxHub.Console.Charts;

/// <summary>A row of a <see cref="DotWhisker"/>. Null when there is no value: the row stays, and says so.</summary>
/// <remarks>The tone is promoter, passive or detractor; empty for the accent.</remarks>
public sealed record WhiskerRow(string Name, double? Value, double? Lower = null, double? Upper = null, long? N = null, string Tone = "");
