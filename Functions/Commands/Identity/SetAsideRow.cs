namespace CxHub.Functions.Commands.Identity;

/// <summary>A row that could not be used, and why.</summary>
public sealed record SetAsideRow(string File, long Row, string Reason);
