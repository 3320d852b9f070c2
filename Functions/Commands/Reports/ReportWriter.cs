using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace CxHub.Functions.Commands.Reports;

public enum ReportFormat
{
    Table,
    Json,
    Csv,
}

/// <summary>Writes a document as text for people, as JSON for programs, or its first table as CSV for spreadsheets.</summary>
public static class ReportWriter
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ReportDocument document, ReportFormat format, TextWriter output)
    {
        switch (format)
        {
            case ReportFormat.Json: output.WriteLine(ToJson(document).ToJsonString(Json)); break;
            case ReportFormat.Csv: WriteCsv(document, output); break;
            default: WriteText(document, output); break;
        }
    }

    public static JsonObject ToJson(ReportDocument document)
    {
        JsonObject json = new() { ["report"] = document.Report, ["sentence"] = document.Sentence };

        foreach (var figure in document.Figures)
        {
            json[figure.Name] = Node(figure.Value);
        }

        foreach (var table in document.Tables)
        {
            json[table.Name] = new JsonArray([.. table.Rows.Select(row => (JsonNode)new JsonObject(table.Columns.Zip(row, (column, value) => KeyValuePair.Create(column, Node(value)))))]);
        }

        json["notes"] = new JsonArray([.. document.Notes.Select(note => (JsonNode)note)]);

        return json;
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        IEnumerable<string> texts => new JsonArray([.. texts.Select(text => (JsonNode)text)]),
        IEnumerable<int> numbers => new JsonArray([.. numbers.Select(number => (JsonNode)number)]),
        IEnumerable<IEnumerable<int>> table => new JsonArray([.. table.Select(row => Node(row))]),
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        ulong number => number,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static void WriteCsv(ReportDocument document, TextWriter output)
    {
        using var csv = CsvWriter.Create(output, CsvWriterOptions.Default, leaveOpen: true);
        var table = document.Tables.Count > 0 && !document.IsRefused
            ? document.Tables[0]
            : new("figures", ["figure", "value"], [.. document.Figures.Select(figure => (IReadOnlyList<object?>)[figure.Name, figure.Value])]);

        foreach (var row in table.Rows.Prepend(table.Columns))
        {
            foreach (var value in row)
            {
                csv.WriteField(Node(value) is JsonValue node ? node.ToString() : "");
            }

            csv.EndRecord();
        }
    }

    private static void WriteText(ReportDocument document, TextWriter output)
    {
        output.WriteLine(document.Sentence);

        if (!document.IsRefused)
        {
            WriteFigures(document, output);
        }

        foreach (var note in document.Notes)
        {
            output.WriteLine();
            output.WriteLine("Note: " + note + ".");
        }
    }

    private static void WriteFigures(ReportDocument document, TextWriter output)
    {
        var figures = document.Figures.Where(figure => figure.Value is not null and not IEnumerable<IEnumerable<int>>).ToList();

        if (figures.Count > 0)
        {
            output.WriteLine();
        }

        foreach (var figure in figures)
        {
            output.WriteLine($"{figure.Name.PadRight(figures.Max(one => one.Name.Length))}  {Shown(figure.Value)}");
        }

        foreach (var table in document.Tables.Where(table => table.Rows.Count > 0))
        {
            output.WriteLine();
            WriteTable(table, output);
        }
    }

    private static void WriteTable(ReportTable table, TextWriter output)
    {
        string[][] cells = [[.. table.Columns], .. table.Rows.Select(row => row.Select(Shown).ToArray())];
        var widths = table.Columns.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();

        foreach (var row in cells)
        {
            // Words to the left, numbers to the right, as in a ledger.
            output.WriteLine(string.Join("  ", row.Select((cell, column) => IsWords(table, column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
        }
    }

    private static bool IsWords(ReportTable table, int column) => table.Rows.Any(row => row[column] is string or Enum);

    private static string Shown(object? value) => value switch
    {
        null => "–",
        double number when !double.IsFinite(number) => "–",
        double number => Math.Abs(number) is >= 1e6 or 0 or (>= 0.001 and < 1e6)
            ? number.ToString(Math.Abs(number) >= 100 ? "0.##" : "0.####", CultureInfo.InvariantCulture)
            : number.ToString("0.###e+0", CultureInfo.InvariantCulture),
        IEnumerable<string> texts => string.Join(", ", texts),
        Enum name => JsonNamingPolicy.CamelCase.ConvertName(name.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
