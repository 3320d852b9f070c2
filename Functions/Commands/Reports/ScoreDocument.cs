using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>Lays out measured groups: the total, a row per group and period, comparisons between groups.</summary>
internal static class ScoreDocument
{
    /// <summary>Above this many groups pairwise comparisons are noise on the page.</summary>
    private const int MostCompared = 12;

    public static ReportDocument Of(string name, ScoreAnswers answers, Func<IReadOnlyList<double?>, ScoreFigures> measure) => Of(name, answers, measure, Standings.ShownFrom, []);

    public static ReportDocument Of(string name, ScoreAnswers answers, Func<IReadOnlyList<double?>, ScoreFigures> measure, int minimumN, IEnumerable<ReportTable> more)
    {
        var total = measure(answers.Values);
        var groups = Groups(answers, measure);
        var intake = total.Intake;

        return new()
        {
            Report = name,
            Sentence = Sentence(name, total, minimumN),
            Figures =
            [
                new("n", total.N),
                new(name, Shown(total, minimumN) ? total.Value : null),
                new("lower", Shown(total, minimumN) ? total.Interval?.Lower : null),
                new("upper", Shown(total, minimumN) ? total.Interval?.Upper : null),
                .. total.Details.Select(detail => Shown(total, minimumN) ? detail : detail with { Value = null }),
                new("standing", Standings.Of(total.N, minimumN)),
                new("offered", intake.Offered),
                new("blank", intake.Blank),
                new("notApplicable", intake.NotApplicable),
                new("outsideScale", intake.OutsideScale),
                new("formulaVersion", name switch { "nps" => Nps.FormulaVersion, "csat" => Csat.FormulaVersion, _ => Ces.FormulaVersion }),
            ],
            Tables = [.. groups.Count > 0 ? [Table(name, answers, groups, minimumN), .. Comparisons(groups, minimumN, answers)] : Array.Empty<ReportTable>(), .. more],
            Notes = [.. answers.Notes, .. groups.Exists(group => group.Figures.N > 0 && !Shown(group.Figures, minimumN)) ? [$"groups with fewer than {minimumN} answers are not shown (--min-n changes it)"] : Array.Empty<string>()],
        };
    }

    private static bool Shown(ScoreFigures figures, int minimumN) => Standings.Of(figures.N, minimumN).IsShown();

    private static string Sentence(string name, ScoreFigures total, int minimumN) => Standings.Of(total.N, minimumN) switch
    {
        Standing.NoData => "There is no valid answer, so there is no score.",
        Standing.Suppressed => $"{total.N} valid answers are fewer than {minimumN}: the score is not shown (--min-n changes it).",
        var standing => FormattableString.Invariant(
            $"{name.ToUpperInvariant()} is {total.Value:0.#} ({total.Interval?.Lower:0.#} to {total.Interval?.Upper:0.#} with 95 % confidence, n {total.N}{(standing is Standing.Indicative ? ", indicative" : "")})."),
    };

    private static List<(string[] Keys, ScoreFigures Figures)> Groups(ScoreAnswers answers, Func<IReadOnlyList<double?>, ScoreFigures> measure) =>
        answers.Columns.Count == 0 && answers.Periods is null
            ? []
            : [.. Enumerable.Range(0, answers.Values.Count)
                .GroupBy(row => (string[])[.. answers.Groups[row], .. answers.Periods is null ? [] : new[] { answers.Periods[row] }], new KeyComparer())
                .OrderBy(group => string.Join('\u0001', group.Key), StringComparer.Ordinal)
                .Select(group => (group.Key, measure([.. group.Select(row => answers.Values[row])])))];

    private static ReportTable Table(string name, ScoreAnswers answers, List<(string[] Keys, ScoreFigures Figures)> groups, int minimumN)
    {
        string[] columns = [.. answers.Columns, .. answers.Periods is null ? [] : new[] { "period" }, "n", name, "lower", "upper", .. groups[0].Figures.Details.Select(detail => detail.Name), "standing"];

        return new("rows", columns, [.. groups.Select(group => (IReadOnlyList<object?>)
        [
            .. group.Keys,
            group.Figures.N,
            .. ((object?[])[group.Figures.Value, group.Figures.Interval?.Lower, group.Figures.Interval?.Upper, .. group.Figures.Details.Select(detail => detail.Value)])
                .Select(value => Shown(group.Figures, minimumN) ? value : null),
            Standings.Of(group.Figures.N, minimumN),
        ])]);
    }

    // Groups with each other, periods with the one before; groups times periods would be a page of noise.
    private static IEnumerable<ReportTable> Comparisons(List<(string[] Keys, ScoreFigures Figures)> groups, int minimumN, ScoreAnswers answers)
    {
        var shown = groups.Where(group => group.Keys.Length == 1 && Shown(group.Figures, minimumN) && group.Figures.Compare is not null).ToList();
        var reach = answers.Periods is not null ? 1 : shown.Count <= MostCompared ? shown.Count : 0;
        var pairs = (
            from first in Enumerable.Range(0, shown.Count)
            from second in Enumerable.Range(first + 1, Math.Min(reach, shown.Count - first - 1))
            select (shown[first], shown[second], Comparison: shown[second].Figures.Compare!(shown[first].Figures))).ToList();
        var q = FalseDiscovery.Adjust([.. pairs.Select(pair => pair.Comparison?.P ?? double.NaN)]);

        if (pairs.Count > 0)
        {
            yield return new("comparisons", ["group", "against", "difference", "standardError", "lower", "upper", "z", "p", "q"], [.. pairs.Select((pair, index) => (IReadOnlyList<object?>)
            [
                string.Join(" / ", pair.Item2.Keys),
                string.Join(" / ", pair.Item1.Keys),
                pair.Comparison?.Difference,
                pair.Comparison?.StandardError,
                pair.Comparison?.Interval.Lower,
                pair.Comparison?.Interval.Upper,
                pair.Comparison?.Z,
                pair.Comparison?.P,
                q[index],
            ])]);
        }
    }

    private sealed class KeyComparer : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(string[] keys)
        {
            HashCode hash = default;

            foreach (var key in keys)
            {
                hash.Add(key, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
