using CsvHelper;

namespace CxHub.Functions.Commands.Reports;

/// <summary>The named columns of a CSV file, as text. Rows are numbered as an editor shows lines of a file without line breaks in cells: the heading is row 1.</summary>
public sealed class CsvTable
{
    private readonly Dictionary<string, string[]> _columns;

    private CsvTable(string file, IReadOnlyList<string> heading, Dictionary<string, string[]> columns, int rows) =>
        (File, Heading, _columns, Rows) = (file, heading, columns, rows);

    public string File { get; }

    public IReadOnlyList<string> Heading { get; }

    public int Rows { get; }

    public string[] this[string column] => _columns[Resolve(Heading, column, File)];

    public bool Has(string column) => Heading.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The row number of a person's editor.</summary>
    public static int RowNumber(int index) => index + 2;

    /// <summary>The heading alone, to find out which columns a command may use.</summary>
    public static IReadOnlyList<string> HeadingOf(string file)
    {
        using var csv = Open(file);

        return HeadingOf(csv, file);
    }

    /// <summary>Reads only the columns asked for, so wide files cost what is used of them.</summary>
    /// <exception cref="ReportException">The file is missing, empty or malformed, or a column is not in it.</exception>
    public static CsvTable Read(string file, IEnumerable<string> columns)
    {
        using var csv = Open(file);
        var heading = HeadingOf(csv, file);
        var wanted = columns.Select(column => Resolve(heading, column, file)).Distinct(StringComparer.Ordinal).ToArray();
        var places = Array.ConvertAll(wanted, column => heading.ToList().IndexOf(column));
        var cells = Array.ConvertAll(wanted, _ => new List<string>());
        var rows = 0;

        while (Next(csv, file))
        {
            rows++;

            for (var index = 0; index < places.Length; index++)
            {
                cells[index].Add(places[index] < csv.FieldCount ? csv.GetString(places[index]) : throw Short(file, csv, rows, wanted[index], heading.Count));
            }
        }

        return new(file, heading, wanted.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second.ToArray(), StringComparer.Ordinal), rows);
    }

    internal static string Resolve(IReadOnlyList<string> heading, string column, string file) =>
        heading.FirstOrDefault(name => name == column)
        ?? heading.FirstOrDefault(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase))
        ?? throw new ReportException($"{file}, row 1: there is no column \"{column}\". The columns are: {string.Join(", ", heading.Take(40))}.");

    internal static CsvReader Open(string file)
    {
        try
        {
            return CsvReader.FromFile(file, new() { PoolStrings = true, MalformedData = CsvMalformedDataHandling.Recover, OnMalformedRecord = record => RefuseUnclosed(record, file) });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ReportException($"{file} cannot be read: {fault.Message}", fault);
        }
    }

    internal static IReadOnlyList<string> HeadingOf(CsvReader csv, string file)
    {
        string[] heading;

        try
        {
            heading = [.. csv.Headers.Select(name => name.Trim())];
        }
        catch (CsvFormatException fault)
        {
            throw new ReportException($"{file}, row 1: {fault.Message}", fault);
        }

        return heading.Length == 0 ? throw new ReportException($"{file} is empty; a heading with column names is expected in row 1.")
            : heading.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1 && group.Key.Length > 0) is { } twice
                ? throw new ReportException($"{file}, row 1: the column \"{twice.Key}\" is there {twice.Count()} times; names must be unique.")
                : heading;
    }

    internal static bool Next(CsvReader csv, string file)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new ReportException($"{file}, row {csv.RowNumber + 2}: not readable as CSV: {fault.Message}", fault);
        }
    }

    // A stray quote inside a comment is life; one that never closes would swallow the rest of the file.
    private static void RefuseUnclosed(CsvMalformedRecord record, string file)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote)
        {
            throw new ReportException($"{file}, row {record.RecordNumber}: a quotation mark is opened and never closed.");
        }
    }

    private static ReportException Short(string file, CsvReader csv, int rows, string column, int expected) =>
        new($"{file}, row {rows + 1}: {csv.FieldCount} cells, but the heading has {expected}; \"{column}\" is missing.");
}
