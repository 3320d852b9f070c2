using CxHub.Insights.Outcomes;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Figures that come from deals and the score that the customer had before the outcome.</summary>
internal static class DealFigures
{
    /// <summary>Won of all decided deals with a score before; each band beside it.</summary>
    public static KpiReading ByBand(KpiEvidence evidence, KpiPeriod period)
    {
        var report = WinRates.ByBand(Decided(evidence, period));
        Share scored = new(report.Bands.Sum(band => band.Rate.Hits), report.Bands.Sum(band => band.Rate.N));
        return KpiReading.Of(scored, KpiGap.NoClosedDeals) with { Parts = scored.N is 0 ? [] : [.. report.Bands.Select(band => KpiPart.Of(band.Band.ToLowerInvariant(), band.Rate))] };
    }

    /// <summary>The controlled difference between promoters and detractors, in points of win rate. As one period decides too few deals for a model, it looks at all that were decided up to its end.</summary>
    public static KpiReading Effect(KpiEvidence evidence, KpiPeriod period)
    {
        var exposed = Decided(evidence, new KpiPeriod(DateTimeOffset.MinValue, period.Until));
        var effect = AdjustedEffect.Of(EffectStudies.Of(exposed));
        var n = effect.Exposed.N + effect.Unexposed.N;
        return effect.Standardised is not { } rates ? KpiReading.None(KpiGap.NoEffect, n) : new()
        {
            Value = 100 * rates.Difference,
            N = n,
            Interval = rates.Interval.Times(100),
            StandardError = 100 * rates.Interval.HalfWidth / Tails.Z95,
            Parts = [new("promoter", 100 * rates.Exposed, effect.Exposed.N), new("detractor", 100 * rates.Unexposed, effect.Unexposed.N)],
        };
    }

    private static ExposedDeals Decided(KpiEvidence evidence, KpiPeriod period) =>
        Exposure.Join(evidence.Deals.Where(deal => deal.IsClosed && period.Holds(deal.ClosedAt)), evidence.Scores, evidence.Rule);
}
