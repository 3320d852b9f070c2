namespace CxHub.Domain.Ports;

/// <summary>A row of a page that is not a record: where it stood, what it held, and why it was refused.</summary>
public sealed record UnreadableRow(string Where, string Text, string Reason);
