namespace CxHub.Console.Charts;

/// <summary>A bar; null when there is no value: the row stays, and says so.</summary>
/// <param name="Note">A few words beside the value, for example <c>n 120</c>.</param>
/// <param name="Tone">promoter, passive, detractor or muted; empty for the accent.</param>
public sealed record BarRow(string Name, double? Value, string? Note = null, string Tone = "");
