using System.CommandLine;
using System.Globalization;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report csat --input answers.csv --score s [--scale 1-5] [--top 2]</c>.</summary>
public static class CsatReport
{
    public static Command Build()
    {
        Option<string> scale = new("--scale") { Description = "Lowest and highest answer", DefaultValueFactory = _ => "1-5" };
        Option<int> top = new("--top") { Description = "How many of the highest answers count as satisfied", DefaultValueFactory = _ => 2 };

        return new ScoreReport().Command(
            "csat",
            "Customer satisfaction: top-box share and mean",
            [scale, top],
            result =>
            {
                var read = ScaleOf(result.GetRequiredValue(scale));

                return values => Figures(Csat.Measure(values, read, result.GetValue(top)));
            },
            (reports, query, token) => reports.CsatAsync(query, token));
    }

    internal static AnswerScale ScaleOf(string text) =>
        text.Split('-') is [var low, var high]
        && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var minimum)
        && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var maximum)
        && minimum < maximum
            ? new(minimum, maximum, NotApplicable: minimum > 0 ? 0 : null)
            : throw new ReportException($"--scale: \"{text}\" is not of the form 1-5.");

    internal static ScoreFigures Figures(CsatScore score) => new(
        score.N,
        score.Value,
        score.Interval,
        [
            new("satisfied", score.Satisfied.Hits),
            new("mean", score.Mean?.Value),
            new("meanLower", score.Mean?.Interval?.Lower),
            new("meanUpper", score.Mean?.Interval?.Upper),
            new("normalisedMean", score.NormalisedMean),
            new("method", score.Method),
        ],
        score.Intake,
        other => Points(Proportions.Compare(score.Satisfied, (Share)other.Basis!)))
    {
        Basis = score.Satisfied,
    };

    internal static Comparison? Points(Comparison? shares) =>
        shares is null ? null : shares with { Difference = 100 * shares.Difference, StandardError = 100 * shares.StandardError, Interval = shares.Interval.Times(100) };
}
