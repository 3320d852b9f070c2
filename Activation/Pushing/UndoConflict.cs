namespace CxHub.Activation.Pushing;

/// <summary>A field that an undo leaves alone, and why.</summary>
public sealed record UndoConflict(string RecordId, string Field, string Reason);
