using System.CommandLine;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>An outcome and its predictors, read from a file by expressions.</summary>
internal sealed record ModelColumns(Column Outcome, IReadOnlyList<Column> Predictors, List<string> Notes)
{
    /// <summary>With <paramref name="binary"/>, won/lost, yes/no and true/false are read as 1 and 0 when the outcome is in words.</summary>
    public static ModelColumns Read(string file, string outcome, string predictors, bool binary = false, string? happened = null)
    {
        var heading = CsvTable.HeadingOf(file);
        var expressions = Expressions.Split(predictors);

        if (expressions.Count == 0)
        {
            throw new ReportException("Name at least one predictor column.");
        }

        var table = CsvTable.Read(file, expressions.Append(outcome).SelectMany(expression => Expressions.ColumnsOf(expression, heading)));
        List<string> notes = [];
        var response = binary && table.Has(outcome) && (happened is not null || IsWords(table[outcome]))
            ? new Column(outcome, Words(table, outcome, happened, notes))
            : Expressions.Evaluate(outcome, table, notes) is [{ } single] ? single with { Name = outcome } : throw new ReportException($"{file}: the outcome \"{outcome}\" must be a column of numbers{(binary ? ", or of two words such as won and lost" : "")}.");

        return new(response, [.. expressions.SelectMany(expression => Expressions.Evaluate(expression, table, notes))], notes);
    }

    // Won and lost in their many spellings, or any two words: then the second in the alphabet is the event, as in R, and the note says so.
    private static double[] Words(CsvTable table, string outcome, string? happened, List<string> notes)
    {
        var cells = Array.ConvertAll(table[outcome], cell => Cells.IsBlank(cell) ? "" : cell.Trim());
        var words = cells.Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var known = Array.Exists(words, word => Cells.Won(word) is not null);
        var chosen = happened ?? (!known && words.Length == 2 ? words[1] : null);

        if (chosen is null && !known)
        {
            throw new ReportException($"{table.File}: the outcome \"{outcome}\" holds {words.Length} different words; name the one that counts as 1 with --event.");
        }

        var values = Array.ConvertAll(cells, cell => cell.Length == 0 ? double.NaN : chosen is null ? Cells.Won(cell) switch { true => 1, false => 0, null => double.NaN } : cell == chosen ? 1.0 : 0);
        notes.Add(chosen is null
            ? $"won counts as 1; {values.Count(double.IsNaN)} rows of \"{outcome}\" are neither won nor lost and were left out"
            : $"\"{chosen}\" counts as 1, every other word of \"{outcome}\" as 0");

        return values;
    }

    public static Option<string?> EventOption() => new("--event") { Description = "The outcome's value that counts as 1, when it is in words" };

    public static Option<string> OutcomeOption() => new("--outcome") { Description = "Column with the outcome", Required = true };

    public static Option<string> PredictorsOption() => new("--predictors") { Description = "Columns or expressions, separated by commas: x,log(y),segment", Required = true };

    private static bool IsWords(string[] cells) => 2 * cells.Count(cell => Cells.Number(cell) is null) >= cells.Count(cell => !Cells.IsBlank(cell)) && cells.Length > 0;
}
