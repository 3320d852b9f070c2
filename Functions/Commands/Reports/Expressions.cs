using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>Predictors as an analyst writes them: <c>x</c>, <c>log(y)</c>, <c>sqrt(z)</c>, <c>a*b</c>; a column of words becomes indicators.</summary>
public static class Expressions
{
    private const int MostCategories = 50;

    private static readonly Dictionary<string, Func<double, double>> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["log"] = value => value > 0 ? Math.Log(value) : double.NaN,
        ["ln"] = value => value > 0 ? Math.Log(value) : double.NaN,
        ["log1p"] = value => value > -1 ? Math.Log(1 + value) : double.NaN,
        ["log10"] = value => value > 0 ? Math.Log10(value) : double.NaN,
        ["sqrt"] = value => value >= 0 ? Math.Sqrt(value) : double.NaN,
        ["exp"] = Math.Exp,
        ["square"] = value => value * value,
    };

    /// <summary>Splits at commas outside brackets.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        List<string> parts = [];
        var (depth, start) = (0, 0);

        for (var place = 0; place <= list.Length; place++)
        {
            if (place == list.Length || (list[place] == ',' && depth == 0))
            {
                if (list[start..place].Trim() is { Length: > 0 } part)
                {
                    parts.Add(part);
                }

                start = place + 1;
                continue;
            }

            depth += list[place] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return parts;
    }

    /// <summary>The columns that an expression reads. A heading that is spelt like an expression wins.</summary>
    public static IEnumerable<string> ColumnsOf(string expression, IReadOnlyList<string> heading) =>
        heading.Contains(expression, StringComparer.OrdinalIgnoreCase) ? [expression]
        : Call(expression) is { } call ? ColumnsOf(call.Argument, heading)
        : Product(expression) is { } factors ? factors.SelectMany(factor => ColumnsOf(factor, heading))
        : [expression];

    /// <summary>One numeric column, or the indicators of a column of words.</summary>
    public static IReadOnlyList<Column> Evaluate(string expression, CsvTable table, List<string> notes) =>
        table.Has(expression) ? Plain(expression, table)
        : Call(expression) is { } call ? [new(expression, Transform(expression, call, table, notes))]
        : Product(expression) is { } factors ? [new(expression, Multiply([.. factors.Select(factor => Single(factor, table, notes))]))]
        : Plain(expression, table);

    private static double[] Single(string expression, CsvTable table, List<string> notes) => Evaluate(expression, table, notes) is [{ } column]
        ? column.Values
        : throw new ReportException($"{table.File}: \"{expression}\" is a column of words; only numbers can be multiplied or transformed.");

    private static double[] Transform(string expression, (string Function, string Argument) call, CsvTable table, List<string> notes)
    {
        var values = Single(call.Argument, table, notes);
        var transformed = Array.ConvertAll(values, value => double.IsNaN(value) ? value : Functions[call.Function](value));
        var undefined = transformed.Count(double.IsNaN) - values.Count(double.IsNaN);

        if (undefined > 0)
        {
            notes.Add($"{expression} does not exist on {undefined} rows (zero or negative); they were left out");
        }

        return transformed;
    }

    // Mostly numbers: a stray word is a fault to be named. Mostly words: categories.
    private static IReadOnlyList<Column> Plain(string column, CsvTable table)
    {
        var cells = table[column];
        var filled = cells.Where(cell => !Cells.IsBlank(cell)).ToList();
        var numeric = filled.Count(cell => Cells.Number(cell) is not null);

        return numeric * 2 > filled.Count || filled.Count == 0
            ? [new(column, Cells.Numbers(table, column))]
            : filled.Select(cell => cell.Trim()).Distinct(StringComparer.Ordinal).Count() is > MostCategories and var count
                ? throw new ReportException($"{table.File}: \"{column}\" holds {count} different words; a column of categories has at most {MostCategories}, so dates, names and ids cannot be predictors.")
                : Categories.Indicators(column, Array.ConvertAll(cells, cell => Cells.IsBlank(cell) ? "" : cell.Trim()));
    }

    private static double[] Multiply(double[][] factors) =>
        [.. Enumerable.Range(0, factors[0].Length).Select(row => factors.Aggregate(1.0, (product, factor) => product * factor[row]))];

    private static (string Function, string Argument)? Call(string expression) =>
        expression.EndsWith(')') && expression.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && Functions.ContainsKey(expression[..open].Trim())
            ? (expression[..open].Trim(), expression[(open + 1)..^1].Trim())
            : null;

    private static string[]? Product(string expression) =>
        expression.Contains('*', StringComparison.Ordinal) ? expression.Split('*', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;
}
