using System.Globalization;

namespace CxHub.Functions.PullSources;

/// <summary>What one pull of one entity brought: rows read, rows whose content changed, rows set aside, and why it stopped early if it did.</summary>
public sealed record StreamReport(string Source, string Entity, int Read, int Changed, int SetAside, string? Error = null)
{
    /// <summary>Records landed before that got a field which is new to the map.</summary>
    public int Filled { get; init; }

    public StreamReport Add(StreamReport more) => this with { Read = Read + more.Read, Changed = Changed + more.Changed, SetAside = SetAside + more.SetAside };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Source}/{Entity}: {Read} read, {Changed} changed, {SetAside} set aside{(Filled is 0 ? string.Empty : $", new fields filled in on {Filled}")}{(Error is null ? string.Empty : "; stopped: " + Error)}");
}
