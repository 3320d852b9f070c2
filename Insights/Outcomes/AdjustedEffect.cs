using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>Crude and adjusted effect side by side: the crude one mixes in that promoters are other customers, the adjusted one compares like with like.</summary>
public static class AdjustedEffect
{
    public const string FormulaVersion = "adjusted-effect/1";

    public const string Exposure = "promoter";

    public static EffectReport Of(EffectStudy study, LogisticOptions? options = null)
    {
        var exposed = RateOf(study.Cases, true);
        var unexposed = RateOf(study.Cases, false);
        var crude = TableOf(study.Cases);
        var design = EffectDesign.Of(study);
        var logistic = Logistic.Fit(design.Outcome, design.Predictors, options);

        return new()
        {
            Exposed = exposed,
            Unexposed = unexposed,
            CrudeOddsRatio = double.IsFinite(crude.OddsRatio) && crude.OddsRatio > 0 ? crude.OddsRatio : null,
            CrudeDifference = Proportions.Compare(exposed, unexposed),
            MantelHaenszel = study.CategoryNames.Count == 0
                ? Attempt<OddsRatioEstimate>.Refused("No categorical control was named; there are no strata to compare within.")
                : Statistics.MantelHaenszel.Of([.. study.Cases.GroupBy(one => one.Stratum, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(TableOf)]),
            Logistic = logistic,
            Standardised = logistic.Value is { } fit ? Standardisation.Of(fit, design) : null,
            Controls = study.Controls,
        };
    }

    private static Share RateOf(IEnumerable<EffectCase> cases, bool exposed)
    {
        var group = cases.Where(one => one.Exposed == exposed).ToList();

        return new(group.Count(one => one.Won), group.Count);
    }

    private static TwoByTwo TableOf(IEnumerable<EffectCase> cases)
    {
        var counts = cases.CountBy(one => (one.Exposed, one.Won)).ToDictionary();

        return new(
            counts.GetValueOrDefault((true, true)), counts.GetValueOrDefault((true, false)), counts.GetValueOrDefault((false, true)), counts.GetValueOrDefault((false, false)));
    }
}
