namespace CxHub.Console.Charts;

/// <summary>A bar; null when there is no value: the row stays, and says so.</summary>
/// <remarks>The note is a few words beside the value (<c>n 120</c>); the tone promoter, passive, detractor or muted, empty for the accent.</remarks>
public sealed record BarRow(string Name, double? Value, string? Note = null, string Tone = "");
