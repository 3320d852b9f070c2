using System.CommandLine;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report correlations --input F.csv [--columns a,b,c] [--outcome y]</c>: all pairs, or all with one outcome.</summary>
public static class CorrelationsReport
{
    /// <summary>Above this many values times columns all pairs are computed at once, without Kendall.</summary>
    private const double PairByPair = 5e7;

    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string?> columns = new("--columns") { Description = "Columns, separated by commas; all numeric ones when left out" };
        Option<string?> outcome = new("--outcome") { Description = "Only pairs with this column; without a file nps, csat or ces" };

        Option<string?> group = new("--group") { Description = "Without a file: everyone, or with-case for customers with a service case" };

        return shared.Command("correlations", "Spearman, Pearson and Kendall with corrected p-values", [columns, outcome, group], result =>
        {
            var file = shared.File(result);
            var heading = CsvTable.HeadingOf(file);
            var one = result.GetValue(outcome);
            var named = result.GetValue(columns) is { } list ? Expressions.Split(list) : null;
            var wanted = (named ?? heading).Where(name => name != one).ToList();
            var table = CsvTable.Read(file, wanted.Concat(one is null ? [] : [one]).SelectMany(name => Expressions.ColumnsOf(name, heading)));
            List<string> notes = [];
            var read = wanted.Where(name => named is not null || IsNumeric(table, name)).SelectMany(name => Expressions.Evaluate(name, table, notes)).ToList();
            var target = one is null ? null : Expressions.Evaluate(one, table, notes).Single();

            return target is null && (double)read.Count * read.Count * table.Rows > PairByPair
                ? WideDocument(CorrelationTable.Of(read), notes)
                : Document(target is null ? Pairs(read) : [.. read.Select(column => (column, target))], notes);
        }, (result, reports, token) => reports.CorrelationsAsync(new() { Days = result.GetValue(shared.Days), Outcome = result.GetValue(outcome), Group = result.GetValue(group) }, token));
    }

    private static bool IsNumeric(CsvTable table, string column) => table[column].All(cell => Cells.Number(cell) is not null) && table[column].Any(cell => !Cells.IsBlank(cell));

    private static List<(Column, Column)> Pairs(List<Column> columns) =>
        [.. from first in Enumerable.Range(0, columns.Count) from second in Enumerable.Range(first + 1, columns.Count - first - 1) select (columns[first], columns[second])];

    private static ReportDocument WideDocument(IReadOnlyList<PairCorrelation> pairs, List<string> notes)
    {
        var q = FalseDiscovery.Adjust([.. pairs.Select(pair => pair.Spearman.P)]);

        return new()
        {
            Report = "correlations",
            Sentence = Sentence(q.Count(value => value < 0.05), pairs.Count),
            Figures = [new("comparisons", pairs.Count), new("formulaVersion", Correlation.FormulaVersion)],
            Tables = [new("pairs", ["first", "second", "n", "spearman", "spearmanP", "q", "pearson", "pearsonLower", "pearsonUpper", "pearsonP"], [.. pairs.Select((pair, index) => (IReadOnlyList<object?>)
                [pair.First, pair.Second, pair.Spearman.N, pair.Spearman.Value, pair.Spearman.P, q[index], pair.Pearson.Value, pair.Pearson.Interval?.Lower, pair.Pearson.Interval?.Upper, pair.Pearson.P])])],
            Notes = [.. notes, "the table is wide: computed on rows without any missing value, Kendall left out"],
        };
    }

    private static string Sentence(int found, int pairs) => pairs == 0
        ? "There are no two numeric columns to correlate."
        : $"{found} of {pairs} pairs go along with each other by more than noise (q below 0.05 after correcting for {pairs} comparisons); this is association, not cause.";

    internal static ReportDocument Document(List<(Column First, Column Second)> pairs, List<string> notes)
    {
        var results = pairs.ConvertAll(pair => (pair, Spearman: Correlation.Spearman(pair.First, pair.Second), Pearson: Correlation.Pearson(pair.First, pair.Second), Kendall: Correlation.Kendall(pair.First, pair.Second)));
        var q = FalseDiscovery.Adjust([.. results.Select(row => row.Spearman.Value?.P ?? double.NaN)]);

        return new()
        {
            Report = "correlations",
            Sentence = Sentence(q.Count(value => value < 0.05), pairs.Count),
            Figures = [new("comparisons", pairs.Count), new("formulaVersion", Correlation.FormulaVersion)],
            Tables = [new("pairs", ["first", "second", "n", "spearman", "spearmanP", "q", "pearson", "pearsonLower", "pearsonUpper", "pearsonP", "kendall", "kendallP"], [.. results.Select((row, index) => (IReadOnlyList<object?>)
            [
                row.pair.First.Name, row.pair.Second.Name, row.Spearman.Value?.N, row.Spearman.Value?.Value, row.Spearman.Value?.P, q[index],
                row.Pearson.Value?.Value, row.Pearson.Value?.Interval?.Lower, row.Pearson.Value?.Interval?.Upper, row.Pearson.Value?.P, row.Kendall.Value?.Value, row.Kendall.Value?.P,
            ])])],
            Notes = [.. notes, .. results.Select(row => row.Spearman.Refusal?.TrimEnd('.')).OfType<string>().Distinct().Take(20)],
        };
    }
}
