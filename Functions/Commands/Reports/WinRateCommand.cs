using System.CommandLine;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Statistics;

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

            return Document(report, effect, placebo, new(deals.Exposed, deals.RuleText, deals.Notes, ByColumn(deals, result.GetValue(options.By))));
        }, (result, reports, token) => reports.WinRateAsync(new() { Window = options.GivenWindow(result) }, token));
    }

    /// <summary>The hub's own deals and answers; the deal's segment is the control.</summary>
    internal static ReportDocument Document(WinRateStudy study, ExposedDeals exposed) => Document(study.Rates, study.Effect, null, new(exposed, exposed.Rule.ToString(), [], null));

    private static ReportTable? ByColumn(WinRateDeals deals, string? column) => column is null
        ? null
        : new("groups", [column, "won", "n", "rate", "lower", "upper", "standing"], [.. deals.By(column).Select(group => Row(group.Group, group.Rate))]);

    private static ReportDocument Document(WinRateReport report, EffectReport effect, PlaceboReport? placebo, Basis basis) => new()
    {
        Report = "winrate",
        Sentence = report.Covered.Hits > 0 ? $"{report.Sentence} {effect.Sentence}" : Plain(report),
        Figures =
        [
            new("closed", report.All.N), new("won", report.All.Hits), new("open", report.Open), new("scored", report.Covered.Hits), new("covered", report.Covered.Value),
            new("answeredOnlyAfter", report.AnsweredOnlyAfter), new("unmatchedKeys", basis.Exposed.WithoutAnyScore.Count), new("exposureRule", basis.RuleText),
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
            .. basis.Groups is null ? [] : new[] { basis.Groups },
            new("model", ["name", "estimate", "standardError", "p", "oddsRatio", "oddsRatioLower", "oddsRatioUpper"], [.. (effect.Logistic.Value is { } fit ? fit.Coefficients.Prepend(fit.Intercept) : []).Select(row => (IReadOnlyList<object?>)
                [row.Name, row.Estimate, row.StandardError, row.P, row.OddsRatio, row.OddsRatioInterval.Lower, row.OddsRatioInterval.Upper])]),
        ],
        Notes = [.. basis.Notes, .. placebo is null ? [] : new[] { placebo.Sentence.TrimEnd('.') }, "customers who answer differ from those who do not; a deal without an answer stands in the row \"none\""],
    };

    private static string Plain(WinRateReport report) => report.All.Value is { } rate
        ? FormattableString.Invariant($"{100 * rate:0.#} % of closed deals are won ({100 * report.All.Interval!.Value.Lower:0.#} to {100 * report.All.Interval.Value.Upper:0.#}, n {report.All.N}); none of them has a score.")
        : "No deal is closed yet, so there is no win rate.";

    private static IReadOnlyList<object?> Row(string band, Share rate)
    {
        var shown = rate.Standing.IsShown();

        return [band, shown ? rate.Hits : null, rate.N, shown ? rate.Value : null, shown ? rate.Interval?.Lower : null, shown ? rate.Interval?.Upper : null, rate.Standing];
    }

    /// <summary>What the report rests on: the joined deals, the rule that joined them, remarks, and a table by a column of the user's.</summary>
    private sealed record Basis(ExposedDeals Exposed, string RuleText, IReadOnlyList<string> Notes, ReportTable? Groups);
}
