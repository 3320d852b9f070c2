using System.CommandLine;
using System.Globalization;
using CxHub.Insights.Scores;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report nps --input answers.csv --score s [--by segment] [--period month]</c>.</summary>
public static class NpsReport
{
    public static Command Build()
    {
        ScoreReport report = new();
        Option<string> method = new("--interval") { Description = "adjusted-wald or wald", DefaultValueFactory = _ => "adjusted-wald" };
        method.AcceptOnlyFromAmong("adjusted-wald", "wald");
        Option<string?> shares = new("--shares") { Description = "Known shares of the first --by column's groups, to weight by: SMB=0.7,ENT=0.3" };

        return report.Command(
            "nps",
            "Net promoter score with interval, by group and period",
            [method, shares],
            result => values => Figures(Nps.Measure(values, result.GetValue(method) is "wald" ? NpsIntervalMethod.Wald : NpsIntervalMethod.AdjustedWald)),
            (reports, query, token) => reports.NpsAsync(query, token),
            (result, answers) => [.. Weighted(result.GetValue(shares), answers), .. TrendTables.Of(answers)]);
    }

    internal static ScoreFigures Figures(NpsScore score) => new(
        score.N,
        score.Value,
        score.ShownInterval,
        [
            new("computedLower", score.Interval?.Lower),
            new("computedUpper", score.Interval?.Upper),
            new("standardError", 100 * score.Counts.StandardError),
            new("variance", score.Counts.Variance),
            new("promoters", score.Counts.Promoters),
            new("passives", score.Counts.Passives),
            new("detractors", score.Counts.Detractors),
        ],
        score.Intake,
        other => Nps.Compare(score.Counts, (NpsCounts)other.Basis!))
    {
        Basis = score.Counts,
    };

    private static IEnumerable<ReportTable> Weighted(string? shares, ScoreAnswers answers)
    {
        if (shares is null)
        {
            yield break;
        }

        if (answers.Columns.Count == 0)
        {
            throw new ReportException("--shares weights the groups of --by; name the column with --by.");
        }

        var counts = Enumerable.Range(0, answers.Values.Count).GroupBy(row => answers.Groups[row][0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Nps.Measure(group.Select(row => answers.Values[row])).Counts, StringComparer.Ordinal);
        var strata = shares.Split(',', StringSplitOptions.TrimEntries).Select(share => Stratum(share, counts)).ToList();

        if (NpsWeighting.Weight(strata) is { } weighted)
        {
            yield return new("weighted", ["n", "nps", "lower", "upper", "standardError", "unweighted", "effectiveN", "leftOut"],
                [[weighted.N, weighted.Value, weighted.Interval.Lower, weighted.Interval.Upper, weighted.StandardError, weighted.Unweighted, weighted.EffectiveN, weighted.LeftOut]]);
        }
    }

    private static NpsStratum Stratum(string share, Dictionary<string, NpsCounts> counts)
    {
        var parts = share.Split('=', StringSplitOptions.TrimEntries);

        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0
            ? new(parts[0], value, counts.GetValueOrDefault(parts[0]))
            : throw new ReportException($"--shares: \"{share}\" is not of the form GROUP=0.7.");
    }
}
