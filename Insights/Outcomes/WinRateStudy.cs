namespace CxHub.Insights.Outcomes;

/// <summary>Win rate as counted, and what is left of the difference once deals are compared like with like.</summary>
/// <param name="Rates">By band, as counted.</param>
/// <param name="Effect">Promoters against detractors, controlled for what is known of the deals.</param>
/// <param name="UnmatchedCustomers">Closed deals' customers who never answered at all.</param>
public sealed record WinRateStudy(WinRateReport Rates, EffectReport Effect, int UnmatchedCustomers)
{
    public static WinRateStudy Of(ExposedDeals exposed) =>
        new(WinRates.ByBand(exposed), AdjustedEffect.Of(EffectStudies.Of(exposed)), exposed.WithoutAnyScore.Count);
}
