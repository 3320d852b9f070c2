using System.CommandLine;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report logistic --input F.csv --outcome won --predictors x,log(y) --json</c>.</summary>
public static class LogisticReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        var outcome = ModelColumns.OutcomeOption();
        var predictors = ModelColumns.PredictorsOption();
        Option<double> ridge = new("--ridge") { Description = "Penalty on standardised slopes; 0.01 bounds a separated model" };
        Option<double> events = new("--min-events-per-parameter") { Description = "Refuse the finding below this; 0 takes any", DefaultValueFactory = _ => 10 };

        var happened = ModelColumns.EventOption();

        return shared.Command("logistic", "Logistic regression with odds ratios", [outcome, predictors, happened, ridge, events], result =>
        {
            var columns = ModelColumns.Read(shared.File(result), result.GetRequiredValue(outcome), result.GetRequiredValue(predictors), binary: true, result.GetValue(happened));
            LogisticOptions options = new() { Ridge = result.GetValue(ridge), MinimumEventsPerParameter = result.GetValue(events) };

            return Document(columns, Logistic.Fit(columns.Outcome, columns.Predictors, options), options);
        });
    }

    internal static ReportDocument Document(ModelColumns columns, Attempt<LogisticFit> attempt, LogisticOptions options)
    {
        IReadOnlyList<string> notes = [.. columns.Notes, .. Leakage.Check(columns.Outcome, columns.Predictors).Select(note => "possible leak: " + note.TrimEnd('.'))];

        // Few events: no finding, but the JSON carries the figures, so that published tables can be checked.
        var fit = attempt.Value ?? Logistic.Fit(columns.Outcome, columns.Predictors, options with { MinimumEventsPerParameter = 0 }).Value;

        return (attempt.Refusal, fit) switch
        {
            (null, not null) => Document(columns, fit, notes),
            (var refusal, null) => ReportDocument.Refused("logistic", refusal!, notes),
            (var refusal, _) => Withhold(Document(columns, fit, notes), refusal),
        };
    }

    private static ReportDocument Withhold(ReportDocument document, string refusal) =>
        document with { Sentence = refusal, Figures = [new("refusal", refusal), .. document.Figures] };

    internal static ReportDocument Document(ModelColumns columns, LogisticFit fit, IReadOnlyList<string> notes) => new()
    {
        Report = "logistic",
        Sentence = Sentence(columns.Outcome.Name, fit),
        Figures =
        [
            new("outcome", columns.Outcome.Name), new("n", fit.N), new("events", fit.Events), new("dropped", fit.Dropped), new("eventsPerParameter", fit.EventsPerParameter),
            new("logLikelihood", fit.LogLikelihood), new("nullLogLikelihood", fit.NullLogLikelihood), new("deviance", fit.Deviance), new("nullDeviance", fit.NullDeviance), new("mcFadden", fit.McFadden),
            new("likelihoodRatio", fit.LikelihoodRatio), new("p", fit.P), new("auc", fit.Auc), new("iterations", fit.Iterations), new("ridge", fit.Ridge), new("formulaVersion", Logistic.FormulaVersion),
        ],
        Tables =
        [
            new("coefficients", ["name", "estimate", "standardError", "z", "p", "lower", "upper", "oddsRatio", "oddsRatioLower", "oddsRatioUpper"], [.. fit.Coefficients.Prepend(fit.Intercept).Select(row => (IReadOnlyList<object?>)
                [row.Name, row.Estimate, row.StandardError, row.Z, row.P, row.Interval.Lower, row.Interval.Upper, row.OddsRatio, row.OddsRatioInterval.Lower, row.OddsRatioInterval.Upper])]),
            new("calibration", ["decile", "predicted", "observed", "lower", "upper", "n"], [.. fit.Calibration.Select((bin, index) => (IReadOnlyList<object?>)
                [index + 1, bin.Predicted, bin.Observed.Value, bin.Observed.Interval?.Lower, bin.Observed.Interval?.Upper, bin.Observed.N])]),
        ],
        Notes = [.. notes, .. fit.Notes],
    };

    private static string Sentence(string outcome, LogisticFit fit) => fit.Coefficients.Where(row => row.P < 0.05).Select(row => row.Name).ToList() is { Count: > 0 } found
        ? FormattableString.Invariant($"Associated with {outcome}, controlled for the other predictors: {string.Join(", ", found)} (n {fit.N}, {fit.Events} events).")
        : FormattableString.Invariant($"No evidence that any predictor is associated with {outcome} (n {fit.N}, {fit.Events} events).");
}
