using System.ComponentModel;

namespace CxHub.Functions.Reports;

/// <summary>What may be asked of an analysis over the hub's own records, by <c>/api/insights/…</c> and by <c>report …</c> without a file.</summary>
public sealed record StoreQuery
{
    [Description("How many days back, 1 to 3650. A year when left out; two years for trend.")]
    public int? Days { get; init; }

    [Description("nps, csat, ces: break down by touchpoint, segment, channel, language, source or survey.")]
    public string? By { get; init; }

    [Description("nps, csat, ces, trend, webfeedback: day, week, month, quarter or year.")]
    public string? Period { get; init; }

    [Description("nps, csat, ces, trend: relational or transactional. The two series are never pooled.")]
    public string? Kind { get; init; }

    [Description("drivers, correlations: nps, csat or ces, the answer that drivers are looked for.")]
    public string? Outcome { get; init; }

    [Description("drivers, correlations: everyone, or with-case for customers with a service case and who handled it.")]
    public string? Group { get; init; }

    [Description("winrate: days before a decision in which an answer counts, 2 to 3650.")]
    public int? Window { get; init; }

    [Description("revenue: the currency whose invoices are counted; that of most invoices when left out.")]
    public string? Currency { get; init; }

    [Description("retention: days without a purchase after which a customer counts as gone, 30 to 3650; 180 when left out.")]
    public int? Silence { get; init; }
}
