using System.CommandLine;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>An outcome and its predictors, read from a file by expressions.</summary>
internal sealed record ModelColumns(Column Outcome, IReadOnlyList<Column> Predictors, List<string> Notes)
{
    /// <summary>With <paramref name="binary"/>, won/lost, yes/no and true/false are read as 1 and 0 when the outcome is in words.</summary>
    public static ModelColumns Read(string file, string outcome, string predictors, bool binary = false)
    {
        var heading = CsvTable.HeadingOf(file);
        var expressions = Expressions.Split(predictors);

        if (expressions.Count == 0)
        {
            throw new ReportException("Name at least one predictor column.");
        }

        var table = CsvTable.Read(file, expressions.Append(outcome).SelectMany(expression => Expressions.ColumnsOf(expression, heading)));
        List<string> notes = [];
        var response = binary && table.Has(outcome) && IsWords(table[outcome])
            ? new Column(outcome, Array.ConvertAll(table[outcome], cell => Cells.Won(cell) switch { true => 1.0, false => 0, null => double.NaN }))
            : Expressions.Evaluate(outcome, table, notes) is [{ } single] ? single with { Name = outcome } : throw new ReportException($"{file}: the outcome \"{outcome}\" must be a column of numbers{(binary ? ", or of two words such as won and lost" : "")}.");

        if (binary && IsWords(table.Has(outcome) ? table[outcome] : []) && response.Values.Count(double.IsNaN) is > 0 and var open)
        {
            notes.Add($"{open} rows of \"{outcome}\" are neither won nor lost and were left out");
        }

        return new(response, [.. expressions.SelectMany(expression => Expressions.Evaluate(expression, table, notes))], notes);
    }

    public static Option<string> OutcomeOption() => new("--outcome") { Description = "Column with the outcome", Required = true };

    public static Option<string> PredictorsOption() => new("--predictors") { Description = "Columns or expressions, separated by commas: x,log(y),segment", Required = true };

    private static bool IsWords(string[] cells) => 2 * cells.Count(cell => Cells.Number(cell) is null) >= cells.Count(cell => !Cells.IsBlank(cell)) && cells.Length > 0;
}
