using CxHub.Insights.Scores;

namespace CxHub.Insights.Outcomes;

/// <summary>From joined deals to cases: promoters against detractors, controlled for what was known before the outcome.</summary>
public static class EffectStudies
{
    public static EffectStudy Of(ExposedDeals exposed, bool segment = true, bool product = true, bool listAmount = true)
    {
        var scored = exposed.Closed.Where(deal => deal.Score is { } score && Nps.BandOf(score.Score) is not NpsBand.Passive).ToList();
        segment &= scored.Exists(deal => deal.Deal.Segment is not null);
        product &= scored.Exists(deal => deal.Deal.Product is not null);
        listAmount &= scored.Exists(deal => deal.Deal.ListAmount is > 0);
        string[] categories = [.. segment ? ["segment"] : Array.Empty<string>(), .. product ? ["product"] : Array.Empty<string>()];
        string[] amounts = listAmount ? ["log(list amount)"] : [];

        return new([.. scored.Select(deal => Case(deal, segment, product, listAmount))], categories, amounts);
    }

    private static EffectCase Case(ExposedDeal deal, bool segment, bool product, bool listAmount)
    {
        string[] categories =
        [
            .. segment ? [JoinKey.Of(deal.Deal.Segment ?? "unknown")] : Array.Empty<string>(),
            .. product ? [JoinKey.Of(deal.Deal.Product ?? "unknown")] : Array.Empty<string>(),
        ];
        double[] amounts = listAmount ? [deal.Deal.ListAmount is > 0 and var amount ? Math.Log(amount) : double.NaN] : [];

        return new(deal.Deal.Won is true, Nps.BandOf(deal.Score!.Value.Score) is NpsBand.Promoter, categories, amounts);
    }
}
