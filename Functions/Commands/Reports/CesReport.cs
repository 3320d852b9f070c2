using System.CommandLine;
using CxHub.Insights.Scores;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report ces --input answers.csv --score s [--ces-version 2]</c>.</summary>
public static class CesReport
{
    public static Command Build()
    {
        Option<int> version = new("--ces-version") { Description = "2: \"made it easy\", 1-7, higher is better; 1: effort, 1-5, lower is better", DefaultValueFactory = _ => 2 };
        version.AcceptOnlyFromAmong("1", "2");

        return new ScoreReport().Command(
            "ces",
            "Customer effort score: mean and share of easy answers",
            [version],
            result => values => Figures(Ces.Measure(values, (CesVersion)result.GetValue(version))),
            (reports, query, token) => reports.CesAsync(query, token));
    }

    internal static ScoreFigures Figures(CesScore score) => new(
        score.N,
        score.Value,
        score.Interval,
        [
            new("easy", 100 * score.Easy.Value),
            new("easyLower", 100 * score.Easy.Interval?.Lower),
            new("easyUpper", 100 * score.Easy.Interval?.Upper),
            new("veryEasy", 100 * score.VeryEasy.Value),
            new("direction", score.HigherIsBetter ? "higher is better" : "lower is better"),
        ],
        score.Intake);
}
