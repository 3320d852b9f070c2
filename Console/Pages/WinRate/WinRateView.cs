using CxHub.Console.Charts;
using CxHub.Console.Sheets;
using CxHub.Insights.Outcomes;
using CxHub.Storage;

namespace CxHub.Console.Pages.WinRate;

/// <summary>Win rate by NPS band, as counted and controlled for what deals differ in.</summary>
public sealed record WinRateView
{
    public required WinRateReport Report { get; init; }

    public required EffectReport Effect { get; init; }

    /// <summary>Days before the decision in which an answer counts.</summary>
    public int Days => (int)Report.Rule.Window.TotalDays;

    internal static async Task<WinRateView> LoadAsync(HubSession session, ExposureRule rule, CancellationToken cancellationToken)
    {
        var study = WinRateStudy.Of((await session.Customers.ReadAsync(new OutcomeInput(), cancellationToken)).Join(rule));
        return new() { Report = study.Rates, Effect = study.Effect };
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

    private static string P(Viewer viewer, double p) => p < 0.0001 ? "< " + viewer.Number(0.0001, 4) : viewer.Number(p, p < 0.01 ? 4 : 3);
}
