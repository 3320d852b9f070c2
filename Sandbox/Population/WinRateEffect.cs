using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population;

/// <summary>
/// The planted effect: logit(win) = intercept of the segment + slope × (NPS answer − 7). The segment moves answers and outcomes
/// alike, so a crude comparison overstates the slope.
/// </summary>
public sealed record WinRateEffect
{
    public double SlopePerNpsPoint { get; } = Effects.WinSlopePerNpsPoint;

    public int ExposureDays { get; } = Effects.ExposureDays;

    /// <summary>Log-odds at an NPS answer of 7, by segment as the CRMs write it.</summary>
    public IReadOnlyDictionary<string, double> Intercepts { get; } =
        Enum.GetValues<Segment>().ToDictionary(segment => segment.Label, Effects.WinIntercept, StringComparer.Ordinal);
}
