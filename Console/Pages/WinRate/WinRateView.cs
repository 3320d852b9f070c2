using CxHub.Console.Charts;
using CxHub.Console.Sheets;
using CxHub.Insights;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Console.Pages.WinRate;

/// <summary>Win rate by NPS band, as counted and controlled for what deals differ in.</summary>
public sealed record WinRateView
{
    private const int RevenueDays = 365;

    /// <summary>Of the retention curves, the days at which they are read.</summary>
    private static readonly int[] Moments = [180, 365];

    public required WinRateReport Report { get; init; }

    public required EffectReport Effect { get; init; }

    public required RevenueStudy Revenue { get; init; }

    public required RetentionStudy Retention { get; init; }

    /// <summary>Days before the decision in which an answer counts.</summary>
    public int Days => (int)Report.Rule.Window.TotalDays;

    internal static async Task<WinRateView> LoadAsync(HubSession session, ExposureRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var study = WinRateStudy.Of((await session.Customers.ReadAsync(new OutcomeInput(), cancellationToken)).Join(rule));
        var revenue = await session.Customers.ReadAsync(new RevenueInput(TimeRange.Last(RevenueDays, now)), cancellationToken);
        var retention = await session.Customers.ReadAsync(new RetentionInput(now, RetentionInput.DefaultSilence), cancellationToken);
        return new() { Report = study.Rates, Effect = study.Effect, Revenue = revenue.Study(), Retention = retention.Study() };
    }

    internal string Sentence(Viewer viewer)
    {
        var words = viewer.Words;
        var (low, high) = (Report.Bands[0].Rate, Report.Bands[2].Rate);
        return Report.Trend switch
        {
            null => words["There is nothing to compare yet: win rates need at least two bands with closed deals, won and lost."],
            { P: < 0.05, Slope: > 0 } when low.Value is { } below && high.Value is { } above =>
                words["Happier customers go with more deals won: {0} of promoter deals against {1} of detractor deals (p {2}). This is an association, not a cause.", viewer.Percent(above), viewer.Percent(below), P(viewer, Report.Trend.P)],
            { P: < 0.05 } when low.Value is { } below && high.Value is { } above =>
                words["Happier customers go with fewer deals won: {0} of promoter deals against {1} of detractor deals (p {2}). This is an association, not a cause.", viewer.Percent(above), viewer.Percent(below), P(viewer, Report.Trend.P)],
            _ => words["No evidence that win rate differs between detractors, passives and promoters (p {0}).", P(viewer, Report.Trend.P)],
        };
    }

    internal string EffectSentence(Viewer viewer)
    {
        var words = viewer.Words;
        if (Effect.Effect is not { } effect || Effect.Standardised is not { } rates)
        {
            return words["No adjusted effect yet: {0}", Effect.Logistic.Refusal ?? words["promoters and detractors cannot be told apart from the controls."]];
        }

        object?[] values =
        [
            Effect.Controls.Count is 0 ? words["nothing"] : string.Join(", ", Effect.Controls.Select(control => words[control])),
            viewer.WithSign(100 * rates.Difference, 1), viewer.Number(effect.OddsRatio, 2), viewer.Number(effect.OddsRatioInterval.Lower, 2), viewer.Number(effect.OddsRatioInterval.Upper, 2), P(viewer, effect.P),
        ];
        return effect.P < 0.05
            ? words["Controlled for {0}, promoters differ from detractors by {1} points of win rate (odds ratio {2}, {3} to {4}, p {5}).", values]
            : words["Controlled for {0}, {1} points of difference in win rate are within noise (odds ratio {2}, {3} to {4}, p {5}).", values];
    }

    internal string RevenueSentence(Viewer viewer)
    {
        var words = viewer.Words;
        if (Revenue.Report is not { Ratio: { } ratio, RatioInterval: { } interval } report || !Shown(report.Promoters.N) || !Shown(report.Detractors.N))
        {
            return words["Revenue of promoters and detractors cannot be compared yet: each needs ten customers with invoices and an answer."];
        }

        object?[] values = [viewer.Number(ratio, 2), viewer.Number(interval.Lower, 2), viewer.Number(interval.Upper, 2)];
        return interval.Lower > 1 || interval.Upper < 1
            ? words["Promoter customers go with {0} times the revenue of detractor customers ({1} to {2} with 95 % confidence), without control for what else they differ in.", values]
            : words["No evidence that promoter and detractor customers differ in revenue (ratio {0}, {1} to {2}).", values];
    }

    internal string RetentionSentence(Viewer viewer) => Retention.Report.Test.Value switch
    {
        null => viewer.Words["Retention cannot be compared yet: it needs two bands with customers, and at least one who stopped buying."],
        { P: < 0.05 and var p } => viewer.Words["The bands go with different retention (log-rank p {0}), without control for what else customers differ in.", P(viewer, p)],
        { P: var p } => viewer.Words["No evidence that retention differs between the bands (log-rank p {0}).", P(viewer, p)],
    };

    internal Sheet RevenueTable(Viewer viewer) => new("revenue", viewer.Words["Revenue by band, {0}", Revenue.Currency],
        [new("band", viewer.Words["Band"]), new("customers", viewer.Words["Customers"], true), new("median", viewer.Words["Median"], true, 0), new("mean", viewer.Words["Mean"], true, 0)],
        [
            .. new[] { ("detractor", Revenue.Report.Detractors), ("passive", Revenue.Report.Passives), ("promoter", Revenue.Report.Promoters) }.Select(band => (IReadOnlyList<object?>)(Shown(band.Item2.N)
                ? [viewer.Words[band.Item1], (long)band.Item2.N, band.Item2.Median, band.Item2.Mean]
                : [viewer.Words[band.Item1], (long)band.Item2.N, null, null])),
        ]);

    internal DotWhisker RetentionChart(Viewer viewer) => new()
    {
        Title = viewer.Words["Still buying, by the band of the first answer"],
        Note = viewer.Words["Share of customers still buying so many days after their first answer (Kaplan–Meier), with 95 % interval. Bands under 10 customers are left out."],
        Unit = viewer.Words["share still buying"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Rows =
        [
            .. Moments.SelectMany(days => Retention.Report.Curves.Where(curve => Shown(curve.N)).Select(curve => (Days: days, Curve: curve, Step: curve.Steps.LastOrDefault(step => step.Time <= days))))
                .Select(one => new WhiskerRow(
                    viewer.Words["{0}, after {1} days", viewer.Words[one.Curve.Band.ToLowerInvariant()], one.Days], one.Step?.Survival ?? 1, one.Step?.Interval?.Lower, one.Step?.Interval?.Upper, one.Curve.N, one.Curve.Band.ToLowerInvariant())),
        ],
    };

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) => [Table(viewer), RevenueTable(viewer), RetentionChart(viewer).ToSheet(viewer) with { Name = "retention" }];

    internal DotWhisker Chart(Viewer viewer) => new()
    {
        Title = viewer.Words["Deals won, by the customer's last NPS answer before the decision"],
        Note = viewer.Words["Share of closed deals that were won, with 95 % interval (Wilson). The dashed line is all closed deals."],
        Unit = viewer.Words["share won"],
        Percent = true,
        Floor = 0,
        Ceiling = 1,
        Reference = Report.All.Value,
        ReferenceName = viewer.Words["all deals"],
        Rows = [.. Report.Bands.Append(Report.WithoutScore).Select(row => new WhiskerRow(viewer.Words[Name(row)], row.Rate.Value, row.Rate.Interval?.Lower, row.Rate.Interval?.Upper, row.Rate.N, Tone(row)))],
    };

    internal Sheet Table(Viewer viewer) => new("winrate", viewer.Words["Win rate by band"],
        [
            new("band", viewer.Words["Band"]), new("won", viewer.Words["Won"], true), new("closed", viewer.Words["Closed"], true), new("rate", viewer.Words["Win rate"], true, 1, true),
            new("lower", viewer.Words["Lower"], true, 1, true), new("upper", viewer.Words["Upper"], true, 1, true),
        ],
        [
            .. Report.Bands.Append(Report.WithoutScore).Append(new("all", Report.All)).Select(row => (IReadOnlyList<object?>)
                [viewer.Words[Name(row)], row.Rate.Hits, row.Rate.N, row.Rate.Value, row.Rate.Interval?.Lower, row.Rate.Interval?.Upper]),
        ]);

    private static string Name(WinRateRow row) => row.Band switch { "none" => "no score before", "all" => "all deals", var band => band.ToLowerInvariant() };

    private static string Tone(WinRateRow row) => row.Band is "none" ? "muted" : row.Band.ToLowerInvariant();

    private static bool Shown(long n) => Standings.Of(n).IsShown();

    private static string P(Viewer viewer, double p) => p < 0.0001 ? "< " + viewer.Number(0.0001, 4) : viewer.Number(p, p < 0.01 ? 4 : 3);
}
