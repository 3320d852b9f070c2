using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population;

/// <summary>How the latent experience of a customer shows in what they do and say.</summary>
public sealed record ExperienceEffects
{
    public double NpsMean { get; } = Effects.NpsMean;

    public double NpsPerExperience { get; } = Effects.NpsPerExperience;

    /// <summary>Slope of the log rate of service cases.</summary>
    public double CaseRateSlope { get; } = Effects.CaseRateSlope;

    public double LateDeliverySlope { get; } = Effects.LateDeliverySlope;

    /// <summary>Slope of the log-odds that a filled cart is left behind.</summary>
    public double AbandonedCartSlope { get; } = Effects.AbandonedCartSlope;

    public double NpsAfterWin { get; } = Effects.NpsAfterWin;

    public double NpsAfterLoss { get; } = Effects.NpsAfterLoss;

    /// <summary>NPS points on delivery answers between <see cref="IncidentFromDay"/> and <see cref="IncidentToDay"/> days before the present.</summary>
    public double IncidentShift { get; } = Effects.IncidentShift;

    public int IncidentFromDay { get; } = Effects.IncidentFromDay;

    public int IncidentToDay { get; } = Effects.IncidentToDay;

    /// <summary>Mean experience by segment as the CRMs write it.</summary>
    public IReadOnlyDictionary<string, double> SegmentShift { get; } =
        Enum.GetValues<Segment>().ToDictionary(segment => segment.Label, Effects.ExperienceShift, StringComparer.Ordinal);

    /// <summary>NPS points by touchpoint.</summary>
    public IReadOnlyDictionary<string, double> TouchpointShift { get; } =
        new[] { "relationship", "delivery", "support", "onboarding", "billing", "website", "sales visit" }.ToDictionary(t => t, Effects.TouchpointShift, StringComparer.Ordinal);
}
