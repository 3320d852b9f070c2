using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Win rate by NPS band: won / (won + lost), each with Wilson's interval, and the test for a trend over the bands.</summary>
public static class WinRates
{
    public const string FormulaVersion = "winrate/1";

    public static WinRateReport ByBand(ExposedDeals exposed) => ByBand(exposed, deal => deal.Score is { } score ? Nps.BandOf(score.Score) : null);

    /// <param name="bandOf">The band of a deal; null puts it into the row of deals without a score.</param>
    public static WinRateReport ByBand(ExposedDeals exposed, Func<ExposedDeal, NpsBand?> bandOf)
    {
        var rows = exposed.Closed.GroupBy(bandOf).ToDictionary(group => group.Key?.ToString() ?? "", Won);
        var bands = Enum.GetValues<NpsBand>().Select(band => new WinRateRow(band.ToString(), rows.GetValueOrDefault(band.ToString()))).ToList();

        return new()
        {
            Rule = exposed.Rule,
            Bands = bands,
            WithoutScore = new("none", rows.GetValueOrDefault("")),
            All = Won(exposed.Closed),
            Trend = Proportions.CochranArmitage([.. bands.Select(row => row.Rate)]),
            Covered = exposed.Covered,
            Open = exposed.Open,
            AnsweredOnlyAfter = exposed.AnsweredOnlyAfter,
        };
    }

    private static Share Won(IEnumerable<ExposedDeal> deals)
    {
        var (won, all) = (0L, 0L);

        foreach (var deal in deals)
        {
            all++;
            won += deal.Deal.Won is true ? 1 : 0;
        }

        return new(won, all);
    }
}

public sealed record WinRateRow(string Band, Share Rate);

/// <summary>What the win-rate page shows.</summary>
public sealed record WinRateReport
{
    public required ExposureRule Rule { get; init; }

    /// <summary>Detractor, passive, promoter, in this order, also when empty.</summary>
    public required IReadOnlyList<WinRateRow> Bands { get; init; }

    public required WinRateRow WithoutScore { get; init; }

    public required Share All { get; init; }

    /// <summary>Null when there is nothing to test: one band only, all won or all lost.</summary>
    public required TrendTest? Trend { get; init; }

    /// <summary>Closed deals that had a score before the outcome.</summary>
    public required Share Covered { get; init; }

    public required int Open { get; init; }

    public required int AnsweredOnlyAfter { get; init; }

    public string FormulaVersion { get; init; } = WinRates.FormulaVersion;

    /// <summary>The finding in one sentence; says "associated with", never "causes".</summary>
    public string Sentence => Trend switch
    {
        null => "There is nothing to compare yet: win rates need at least two bands with closed deals, won and lost.",
        { P: < 0.05, Slope: > 0 } => FormattableString.Invariant($"A higher band is associated with a higher win rate ({P(Bands[0])} of detractor deals won, {P(Bands[2])} of promoter deals; {Wording.P(Trend.P)}), before any control for other differences."),
        { P: < 0.05 } => FormattableString.Invariant($"A higher band is associated with a lower win rate ({P(Bands[0])} of detractor deals won, {P(Bands[2])} of promoter deals; {Wording.P(Trend.P)}), before any control for other differences."),
        _ => FormattableString.Invariant($"No evidence that win rate differs along the bands ({Wording.P(Trend.P)})."),
    };

    private static string P(WinRateRow row) => row.Rate.Value is { } rate ? FormattableString.Invariant($"{100 * rate:0.#} %") : "none";
}
