using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Kpis;

/// <summary>Figures that come from the standing of customers, what they bought and what they left in the cart.</summary>
internal static class CustomerFigures
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>The share of green ones among all people that had a health score at the end of the period.</summary>
    public static KpiReading Health(KpiEvidence evidence, KpiPeriod period)
    {
        var bands = BandsAt(evidence, period.Until).Where(one => !one.Value.IsCompany).ToDictionary(one => one.Key, one => one.Value.Band, StringComparer.Ordinal);
        Share Of(HealthBand band) => new(bands.Values.LongCount(one => one == band), bands.Count);
        return KpiReading.Of(Of(HealthBand.Green), KpiGap.NoHealth) with
        {
            Parts = bands.Count is 0 ? [] : [KpiPart.Of("red", Of(HealthBand.Red)), KpiPart.Of("amber", Of(HealthBand.Amber)), KpiPart.Of("green", Of(HealthBand.Green))],
        };
    }

    /// <summary>What red customers were invoiced in the year before the end of the period, less credit memos. Where there are several currencies, the largest leads.</summary>
    public static KpiReading RevenueAtRisk(KpiEvidence evidence, KpiPeriod period)
    {
        var bands = BandsAt(evidence, period.Until);
        KpiPeriod year = new(period.Until - Year, period.Until);
        var judged = evidence.Revenue.Where(one => year.Holds(one.At) && bands.ContainsKey(one.Customer)).ToList();
        var byCurrency = judged.Where(one => bands[one.Customer].Band is HealthBand.Red).GroupBy(one => one.Currency, StringComparer.Ordinal)
            .Select(group => new KpiPart(group.Key, (double)group.Sum(one => one.Amount), group.Select(one => one.Customer).Distinct(StringComparer.Ordinal).Count()))
            .OrderByDescending(part => part.N).ThenBy(part => part.Name, StringComparer.Ordinal).ToList();
        if (judged.Count is 0)
        {
            return KpiReading.None(bands.Count is 0 ? KpiGap.NoHealth : KpiGap.NoRedCustomers);
        }

        var customers = judged.Select(one => one.Customer).Distinct(StringComparer.Ordinal).LongCount();
        return new()
        {
            Value = byCurrency.Count is 0 ? 0 : byCurrency[0].Value,
            N = customers,
            Currency = byCurrency.Count is 0 ? judged[0].Currency : byCurrency[0].Name,
            Parts = byCurrency.Count > 1 ? byCurrency : [],
        };
    }

    public static KpiReading Carts(KpiEvidence evidence, KpiPeriod period)
    {
        var (abandoned, all) = (0L, 0L);
        foreach (var cart in evidence.Carts.Where(cart => period.Holds(cart.At)))
        {
            all++;
            abandoned += cart.Abandoned ? 1 : 0;
        }

        return KpiReading.Of(new Share(abandoned, all), KpiGap.NoCarts);
    }

    private static Dictionary<string, HealthPoint> BandsAt(KpiEvidence evidence, DateTimeOffset at)
    {
        Dictionary<string, HealthPoint> latest = new(StringComparer.Ordinal);
        foreach (var point in evidence.Health.Where(point => point.At < at))
        {
            if (!latest.TryGetValue(point.Customer, out var known) || known.At <= point.At)
            {
                latest[point.Customer] = point;
            }
        }

        return latest.Where(pair => pair.Value.Band is not null).ToDictionary(StringComparer.Ordinal);
    }
}
