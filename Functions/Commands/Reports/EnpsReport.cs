using System.CommandLine;
using CxHub.Insights.Scores;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report enps --input answers.csv --score s --by team [--floor 5]</c>: employee answers, with an anonymity floor.</summary>
public static class EnpsReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> score = new("--score") { Description = "Column with the answers, 0-10", Required = true };
        Option<string?> by = new("--by") { Description = "Column with the team" };
        Option<int> floor = new("--floor") { Description = "Fewest respondents of a shown cell, at least 5", DefaultValueFactory = _ => Enps.DefaultFloor };

        return shared.Command("enps", "Employee NPS with anonymity floor", [score, by, floor], result =>
        {
            if (result.GetValue(floor) < Enps.DefaultFloor)
            {
                throw new ReportException($"--floor: {result.GetValue(floor)} is too low; employees stay anonymous from {Enps.DefaultFloor} respondents on.");
            }

            var column = result.GetValue(by);
            var table = CsvTable.Read(shared.File(result), [result.GetRequiredValue(score), .. column is null ? [] : new[] { column }]);
            double?[] values = [.. Cells.Numbers(table, result.GetRequiredValue(score)).Select(value => double.IsNaN(value) ? (double?)null : value)];

            return Document(values, column is null ? null : table[column], column ?? "team", result.GetValue(floor));
        });
    }

    internal static ReportDocument Document(double?[] values, string[]? teams, string column, int floor)
    {
        var total = Nps.Measure(values);
        var shown = total.N >= floor;
        var cells = teams is null ? [] : Enps.ByCell(
            [.. Enumerable.Range(0, values.Length).GroupBy(row => teams[row].Trim(), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, Nps.Measure(group.Select(row => values[row])).Counts))],
            floor);

        return new()
        {
            Report = "enps",
            Sentence = shown
                ? FormattableString.Invariant($"eNPS is {total.Value:0.#} ({total.ShownInterval!.Value.Lower:0.#} to {total.ShownInterval.Value.Upper:0.#} with 95 % confidence, n {total.N}).")
                : $"Fewer than {floor} valid answers: not shown, to keep people anonymous.",
            Figures = shown
                ? [new("n", total.N), new("enps", total.Value), new("lower", total.ShownInterval!.Value.Lower), new("upper", total.ShownInterval.Value.Upper), new("blank", total.Intake.Blank), new("outsideScale", total.Intake.OutsideScale)]
                : [],
            Tables = teams is null ? [] : [new("rows", [column, "n", "enps", "lower", "upper", "hidden"], [.. cells.Select(cell => (IReadOnlyList<object?>)
                [cell.Name, cell.Score?.N, cell.Score?.Value, cell.Score?.ShownInterval?.Lower, cell.Score?.ShownInterval?.Upper, cell.Hidden])])],
        };
    }
}
