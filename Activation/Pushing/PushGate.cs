using System.Globalization;

namespace CxHub.Activation.Pushing;

/// <summary>Stops a push that would rewrite more of a target than anybody expects until a person has approved it.</summary>
/// <param name="MaxShareOfRows">Largest share (0 to 1) of the rows looked at that may change without approval.</param>
/// <param name="FreeRows">So many rows may always change: a small hub's first rows are a large share of little.</param>
public sealed record PushGate(double MaxShareOfRows, int FreeRows)
{
    /// <summary>Why the push must wait, with what to do; null when it may go.</summary>
    public string? Objection(PushPreview preview) =>
        preview.Write <= FreeRows || preview.ShareOfRows <= MaxShareOfRows
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{preview.Target}/{preview.Entity}: {preview.Write} of {preview.Planned} rows ({preview.ShareOfRows:P0}) would change, more than the {MaxShareOfRows:P0} that pass by themselves; look at the preview and approve the run");
}
