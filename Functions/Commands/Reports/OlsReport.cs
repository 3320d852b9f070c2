using System.CommandLine;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report ols --input F.csv --outcome y --predictors a,b</c>.</summary>
public static class OlsReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        var outcome = ModelColumns.OutcomeOption();
        var predictors = ModelColumns.PredictorsOption();

        return shared.Command("ols", "Linear regression with variance inflation", [outcome, predictors], result =>
        {
            var columns = ModelColumns.Read(shared.File(result), result.GetRequiredValue(outcome), result.GetRequiredValue(predictors));
            var attempt = Ols.Fit(columns.Outcome, columns.Predictors);

            return attempt.Value is { } fit ? Document(fit, columns) : ReportDocument.Refused("ols", attempt.Refusal!, columns.Notes);
        });
    }

    internal static ReportDocument Document(OlsFit fit, ModelColumns columns) => new()
    {
        Report = "ols",
        Sentence = FormattableString.Invariant($"The predictors go along with {100 * fit.RSquared:0.#} % of the spread of {columns.Outcome.Name} (n {fit.N}, {Wording.P(fit.P)}); this is association, not cause."),
        Figures =
        [
            new("outcome", columns.Outcome.Name), new("n", fit.N), new("dropped", fit.Dropped), new("rSquared", fit.RSquared), new("adjustedRSquared", fit.AdjustedRSquared),
            new("sigma", fit.Sigma), new("degreesOfFreedom", fit.DegreesOfFreedom), new("f", fit.F), new("p", fit.P), new("formulaVersion", Ols.FormulaVersion),
        ],
        Tables = [new("coefficients", ["name", "estimate", "standardError", "t", "p", "lower", "upper", "standardised", "vif"], [.. fit.Coefficients.Prepend(fit.Intercept).Select(row => (IReadOnlyList<object?>)
            [row.Name, row.Estimate, row.StandardError, row.T, row.P, row.Interval.Lower, row.Interval.Upper, row.Standardised, row.Vif])])],
        Notes = [.. columns.Notes, .. fit.Notes],
    };
}
