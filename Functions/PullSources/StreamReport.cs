using System.Globalization;

namespace CxHub.Functions.PullSources;

/// <summary>What one pull of one entity brought: rows read, rows whose content changed, rows set aside, and why it stopped early if it did.</summary>
public sealed record StreamReport(string Source, string Entity, int Read, int Changed, int SetAside, string? Error = null)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Source}/{Entity}: {Read} read, {Changed} changed, {SetAside} set aside{(Error is null ? string.Empty : "; stopped: " + Error)}");
}
