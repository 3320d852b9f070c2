namespace CxHub.Domain.Ports;

/// <summary>A comment to be judged, with the language that its survey declares.</summary>
public sealed record WrittenComment(string Text, string? Language);
