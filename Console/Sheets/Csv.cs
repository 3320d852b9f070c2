using System.Globalization;
using System.Text;

namespace CxHub.Console.Sheets;

/// <summary>A sheet as CSV (RFC 4180): invariant numbers, ISO 8601 times in UTC.</summary>
public static class Csv
{
    public static string Write(Sheet sheet)
    {
        StringBuilder text = new();
        Line(text, sheet.Columns.Select(column => (object?)column.Key));
        foreach (var row in sheet.Rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(object? value) => value switch
    {
        null => "",
        string words => Quoted(Inert(words)),
        bool yes => yes ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>A spreadsheet would run a text that begins like a formula.</summary>
    private static string Inert(string words) => words.Length > 0 && "=+-@\t\r".Contains(words[0], StringComparison.Ordinal) ? "'" + words : words;

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
