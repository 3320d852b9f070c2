using System.CommandLine;
using CxHub.Functions.Reports;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Functions.Commands.Reports;

/// <summary>
/// <c>report winrate --input deals.csv --outcome won …</c>: the score stands in the deal's row (<c>--score nps</c>, with <c>--answered-at</c> and <c>--closed-at</c> the exposure rule applies),
/// or comes from a second file (<c>--answers answers.csv --customer account</c>). <c>--controls segment,log(list_price)</c> adds the adjusted effect.
/// </summary>
public static class WinRateCommand
{
    public static Command Build()
    {
        ReportOptions shared = new();
        WinRateOptions options = new();

        return shared.Command("winrate", "Win rate by NPS band, crude and adjusted", options.All, result =>
        {
            var deals = WinRateDeals.Read(shared.File(result), result, options);
            var report = WinRates.ByBand(deals.Exposed);
            var study = deals.Study(Expressions.Split(result.GetValue(options.Controls) ?? ""));
            var effect = AdjustedEffect.Of(study);
            var placebo = result.GetValue(options.Placebo) && study.Cases.Count > 0 ? CxHub.Insights.Outcomes.Placebo.Run(study) : null;

            return Document(report, effect, placebo, deals.Exposed, deals.RuleText, deals.Notes);
        }, FromStoreAsync);
    }

    /// <summary>The hub's own deals and answers; the deal's segment is the control.</summary>
    private static async Task<ReportDocument> FromStoreAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var rule = services.GetRequiredService<ScoreOptions>().WinRate;
        var (deals, scores) = await services.GetRequiredService<HubStore>().ReadAsync(session => WinRateFromStore.LoadAsync(session, cancellationToken), cancellationToken);
        var exposed = Exposure.Join(deals, scores, rule);
        var scored = exposed.Closed.Where(deal => deal.Score is { } score && Nps.BandOf(score.Score) is not NpsBand.Passive);
        var study = new EffectStudy([.. scored.Select(deal => new EffectCase(deal.Deal.Won is true, Nps.BandOf(deal.Score!.Value.Score) is NpsBand.Promoter, [JoinKey.Of(deal.Deal.Segment ?? "none")], []))], ["segment"], []);

        return Document(WinRates.ByBand(exposed), AdjustedEffect.Of(study), null, exposed, rule.ToString(), []);
    }

    private static ReportDocument Document(WinRateReport report, EffectReport effect, PlaceboReport? placebo, ExposedDeals exposed, string ruleText, IReadOnlyList<string> notes) => new()
    {
        Report = "winrate",
        Sentence = $"{report.Sentence} {effect.Sentence}",
        Figures =
        [
            new("closed", report.All.N), new("won", report.All.Hits), new("open", report.Open), new("scored", report.Covered.Hits), new("covered", report.Covered.Value),
            new("answeredOnlyAfter", report.AnsweredOnlyAfter), new("unmatchedKeys", exposed.WithoutAnyScore.Count), new("exposureRule", ruleText),
            new("trendChiSquared", report.Trend?.ChiSquared), new("trendP", report.Trend?.P),
            new("crudeDifference", effect.CrudeDifference?.Difference), new("crudeDifferenceLower", effect.CrudeDifference?.Interval.Lower), new("crudeDifferenceUpper", effect.CrudeDifference?.Interval.Upper), new("crudeOddsRatio", effect.CrudeOddsRatio),
            new("mantelHaenszelOddsRatio", effect.MantelHaenszel.Value?.OddsRatio), new("mantelHaenszelLower", effect.MantelHaenszel.Value?.Interval.Lower), new("mantelHaenszelUpper", effect.MantelHaenszel.Value?.Interval.Upper),
            new("mantelHaenszelChiSquared", effect.MantelHaenszel.Value?.ChiSquared), new("mantelHaenszelP", effect.MantelHaenszel.Value?.P),
            new("adjustedOddsRatio", effect.Effect?.OddsRatio), new("adjustedOddsRatioLower", effect.Effect?.OddsRatioInterval.Lower), new("adjustedOddsRatioUpper", effect.Effect?.OddsRatioInterval.Upper), new("adjustedP", effect.Effect?.P),
            new("standardisedPromoter", effect.Standardised?.Exposed), new("standardisedDetractor", effect.Standardised?.Unexposed),
            new("adjustedDifference", effect.Standardised?.Difference), new("adjustedDifferenceLower", effect.Standardised?.Interval.Lower), new("adjustedDifferenceUpper", effect.Standardised?.Interval.Upper),
            new("adjustedRefusal", effect.Logistic.Refusal), new("controls", effect.Controls),
            new("placeboFalseFindings", placebo?.FalseFindings.Value), new("placeboP", placebo?.P), new("formulaVersion", report.FormulaVersion),
        ],
        Tables =
        [
            new("bands", ["band", "won", "n", "rate", "lower", "upper", "standing"], [.. report.Bands.Append(report.WithoutScore).Select(row => Row(row.Band.ToLowerInvariant(), row.Rate))]),
            new("model", ["name", "estimate", "standardError", "p", "oddsRatio", "oddsRatioLower", "oddsRatioUpper"], [.. (effect.Logistic.Value is { } fit ? fit.Coefficients.Prepend(fit.Intercept) : []).Select(row => (IReadOnlyList<object?>)
                [row.Name, row.Estimate, row.StandardError, row.P, row.OddsRatio, row.OddsRatioInterval.Lower, row.OddsRatioInterval.Upper])]),
        ],
        Notes = [.. notes, .. placebo is null ? [] : new[] { placebo.Sentence.TrimEnd('.') }, "customers who answer differ from those who do not; a deal without an answer stands in the row \"none\""],
    };

    private static IReadOnlyList<object?> Row(string band, Share rate)
    {
        var shown = rate.Standing.IsShown();

        return [band, shown ? rate.Hits : null, rate.N, shown ? rate.Value : null, shown ? rate.Interval?.Lower : null, shown ? rate.Interval?.Upper : null, rate.Standing];
    }
}
