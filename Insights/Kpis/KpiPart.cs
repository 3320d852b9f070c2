using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>One part of a figure: a band, a team, a currency. A part of too few cases has no value.</summary>
public sealed record KpiPart(string Name, double? Value, long N, Interval? Interval = null)
{
    public static KpiPart Of(string name, Share share) => new(name, 100 * share.Value, share.N, share.Interval?.Times(100));
}
