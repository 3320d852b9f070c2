using CxHub.Insights.Statistics;

namespace CxHub.Insights.Outcomes;

/// <summary>What the adjusted-effect page shows; the crude figures are there to be seen beside the adjusted ones, not instead.</summary>
public sealed record EffectReport
{
    /// <summary>Promoter deals won.</summary>
    public required Share Exposed { get; init; }

    /// <summary>Detractor deals won.</summary>
    public required Share Unexposed { get; init; }

    /// <summary>Null with an empty cell.</summary>
    public required double? CrudeOddsRatio { get; init; }

    public required Comparison? CrudeDifference { get; init; }

    public required Attempt<OddsRatioEstimate> MantelHaenszel { get; init; }

    public required Attempt<LogisticFit> Logistic { get; init; }

    /// <summary>Null when there is no model.</summary>
    public required StandardisedRates? Standardised { get; init; }

    public required IReadOnlyList<string> Controls { get; init; }

    public string FormulaVersion { get; init; } = AdjustedEffect.FormulaVersion;

    /// <summary>The model's coefficient of being a promoter; null when there is no model.</summary>
    public LogisticCoefficient? Effect => Logistic.Value?.Coefficients.FirstOrDefault(coefficient => coefficient.Name == AdjustedEffect.Exposure);

    public string Sentence => Effect is not { } effect
        ? $"No adjusted effect: {Logistic.Refusal ?? "promoters and detractors cannot be told apart from the controls."}"
        : effect.P < 0.05
            ? FormattableString.Invariant($"Being a promoter is associated with a win rate {Points()} than being a detractor, {ControlledFor()} (odds ratio {effect.OddsRatio:0.00}, {Wording.P(effect.P)}).")
            : FormattableString.Invariant($"No evidence that promoters and detractors differ in win rate, {ControlledFor()} (odds ratio {effect.OddsRatio:0.00}, {effect.OddsRatioInterval.Lower:0.00} to {effect.OddsRatioInterval.Upper:0.00}, {Wording.P(effect.P)}).");

    private string Points() => FormattableString.Invariant($"{100 * Math.Abs(Standardised!.Difference):0.0} points {(Standardised.Difference >= 0 ? "higher" : "lower")}");

    private string ControlledFor() => Controls.Count == 0 ? "controlled for nothing" : $"controlled for {string.Join(", ", Controls)}";
}
