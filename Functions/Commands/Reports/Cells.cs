using System.Globalization;

namespace CxHub.Functions.Commands.Reports;

/// <summary>Cells of a CSV file as numbers, moments and outcomes. Blank is missing, never zero.</summary>
public static class Cells
{
    private static readonly HashSet<string> Blank = new(StringComparer.OrdinalIgnoreCase) { "", "na", "n/a", "nan", "null", "none", "-", "unknown", "." };

    private static readonly HashSet<string> WonWords = new(StringComparer.OrdinalIgnoreCase) { "won", "closed won", "closedwon", "win", "1", "true", "yes", "y", "converted", "renewed" };

    private static readonly HashSet<string> LostWords = new(StringComparer.OrdinalIgnoreCase) { "lost", "closed lost", "closedlost", "loss", "lose", "0", "false", "no", "n", "churned" };

    public static bool IsBlank(string cell) => Blank.Contains(cell.Trim());

    /// <summary>NaN when blank; null when it is something else than a number.</summary>
    public static double? Number(string cell) =>
        IsBlank(cell) ? double.NaN
        : double.TryParse(cell.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : null;

    /// <summary>A column that must be numeric.</summary>
    /// <exception cref="ReportException">Names the first cell that is not a number.</exception>
    public static double[] Numbers(CsvTable table, string column)
    {
        var cells = table[column];
        var numbers = new double[cells.Length];

        for (var index = 0; index < cells.Length; index++)
        {
            numbers[index] = Number(cells[index]) ?? throw NotA("number", table, column, index);
        }

        return numbers;
    }

    /// <summary>True won, false lost, null neither (an open deal, or blank).</summary>
    public static bool? Won(string cell) => WonWords.Contains(cell.Trim()) ? true : LostWords.Contains(cell.Trim()) ? false : null;

    /// <summary>A moment; without an offset it is local to the zone. Null when blank.</summary>
    public static DateTimeOffset? Moment(CsvTable table, string column, int index, TimeZoneInfo zone, string? format)
    {
        var cell = table[column][index].Trim();

        if (IsBlank(cell))
        {
            return null;
        }

        var styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.RoundtripKind;
        var read = format is null
            ? (DateTime.TryParse(cell, CultureInfo.InvariantCulture, styles, out var local) && !cell.Contains('/', StringComparison.Ordinal))
            : DateTime.TryParseExact(cell, format, CultureInfo.InvariantCulture, styles, out local);

        return !read
            ? throw NotA(cell.Contains('/', StringComparison.Ordinal) ? "date in ISO form (2026-03-05); name the form with --date-format, for example dd/MM/yyyy" : "date", table, column, index)
            : HasOffset(cell) && DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
            : new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)));
    }

    public static ReportException NotA(string what, CsvTable table, string column, int index) =>
        new($"{table.File}, row {CsvTable.RowNumber(index)}, column \"{column}\": \"{Short(table[column][index])}\" is not a {what}.");

    private static bool HasOffset(string cell) => cell.EndsWith('Z') || (cell.Length > 19 && cell.AsSpan(19).IndexOfAny('+', '-') >= 0);

    private static string Short(string cell) => cell.Length <= 40 ? cell : string.Concat(cell.AsSpan(0, 40), "…");
}
