using System.Globalization;
using CxHub.Activation.Pushing;

namespace CxHub.Functions.PushScores;

/// <summary>What an undo restored, and what it left alone and why.</summary>
public sealed record UndoReport(string Target, int Restored, int Rejected, IReadOnlyList<UndoConflict> Conflicts)
{
    public UndoReport Add(UndoReport other) => this with { Restored = Restored + other.Restored, Rejected = Rejected + other.Rejected, Conflicts = [.. Conflicts, .. other.Conflicts] };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Target}: {Restored} records restored, {Rejected} rejected, {Conflicts.Count} values left alone");
}
