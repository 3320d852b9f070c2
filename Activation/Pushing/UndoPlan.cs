using CxHub.Domain.Ports;

namespace CxHub.Activation.Pushing;

/// <summary>What an undo writes back, ordered by parent, and what it leaves alone.</summary>
public sealed record UndoPlan(string Entity, IReadOnlyList<PushRow> Restore, IReadOnlyList<UndoConflict> Conflicts);
