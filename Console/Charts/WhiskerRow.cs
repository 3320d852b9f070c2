namespace CxHub.Console.Charts;

/// <summary>A row of a <see cref="DotWhisker"/>. Null when there is no value: the row stays, and says so.</summary>
/// <param name="Tone">promoter, passive or detractor; empty for the accent.</param>
public sealed record WhiskerRow(string Name, double? Value, double? Lower = null, double? Upper = null, long? N = null, string Tone = "");
