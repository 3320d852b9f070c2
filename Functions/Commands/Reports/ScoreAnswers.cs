using System.CommandLine;
using CxHub.Insights.Scores;

namespace CxHub.Functions.Commands.Reports;

/// <summary>The answers of a file with the group and period of each.</summary>
internal sealed record ScoreAnswers(IReadOnlyList<double?> Values, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Groups, IReadOnlyList<string>? Periods, IReadOnlyList<string> Notes)
{
    private static readonly string[] DateNames = ["date", "answered_at", "answeredat", "answered", "timestamp", "submitted_at", "submittedat", "created_at", "createdat", "time", "ngay"];

    public static ScoreAnswers Read(string file, ParseResult result, ScoreReport options)
    {
        var heading = CsvTable.HeadingOf(file);
        var by = (result.GetValue(options.By) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var score = ReportOptions.Needed(result, options.Score);
        var id = result.GetValue(options.Id) ?? heading.FirstOrDefault(name => name.ToUpperInvariant() is "RESPONSE_ID" or "RESPONSEID");
        var period = result.GetValue(options.Period);
        var date = period is null ? null : result.GetValue(options.Date) ?? DateColumn(heading, file);
        var kind = heading.FirstOrDefault(name => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() is "KIND" or "SURVEYKIND");
        var table = CsvTable.Read(file, [score, .. kind is null ? [] : new[] { kind }, .. by, .. id is null ? [] : new[] { id }, .. date is null ? [] : new[] { date }]);
        List<string> notes = [];
        var rows = OfOneKind(table, kind, Unique(table, id, notes), result.GetValue(options.Kind), by);
        var values = Numbers(table, score, rows, notes);
        var (zone, format) = (ZoneOf(result.GetRequiredValue(options.Zone)), result.GetValue(options.DateFormat));
        string[]? periods = date is null ? null : [.. rows.Select(row => Cells.Moment(table, date, row, zone, format) is { } moment ? CxHub.Insights.Scores.Periods.NameOf(moment, Enum.Parse<Period>(period!, ignoreCase: true), zone) : "(no date)")];

        if (periods is not null)
        {
            notes.Add($"periods begin and end in {zone.Id}");
        }

        return new(values, by, [.. rows.Select(row => Array.ConvertAll(by, column => table[column][row].Trim()))], periods, notes);
    }

    /// <summary>The hub's own answers; a group that an answer does not name is "(none)".</summary>
    public static ScoreAnswers Of(AnswerInput input)
    {
        var (question, answers) = (input.Question, input.Answers);
        // One array per group, not one per answer.
        Dictionary<string, string[]> groups = new(StringComparer.Ordinal);
        string[] GroupOf(GroupedAnswer answer) => groups.TryGetValue(answer.Group ?? "(none)", out var known) ? known : groups[answer.Group ?? "(none)"] = [answer.Group ?? "(none)"];

        return new(
            [.. answers.Select(answer => answer.Value)],
            question.By is AnswerGroup.None ? [] : [question.By.ToString().ToLowerInvariant()],
            [.. answers.Select(answer => question.By is AnswerGroup.None ? Array.Empty<string>() : GroupOf(answer))],
            question.Period is null ? null : [.. answers.Select(answer => answer.Period!)],
            [FormattableString.Invariant($"{question.Kind} surveys, {question.Range.From:yyyy-MM-dd} to {question.Range.To:yyyy-MM-dd}"), .. question.Period is null ? Array.Empty<string>() : [$"periods begin and end in {question.Zone.Id}"]]);
    }

    public static TimeZoneInfo ZoneOf(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw new ReportException($"--zone: \"{name}\" is not a time zone; use a name such as Asia/Ho_Chi_Minh or UTC.");

    private static string DateColumn(IReadOnlyList<string> heading, string file) =>
        heading.FirstOrDefault(name => DateNames.Contains(name.ToLowerInvariant()))
        ?? throw new ReportException($"{file}, row 1: --period needs a column with dates and none is named like one; name it with --date. The columns are: {string.Join(", ", heading)}.");

    // Relational and transactional answers measure different things; pooled they measure nothing.
    private static int[] OfOneKind(CsvTable table, string? column, int[] rows, string? kind, string[] by)
    {
        bool Is(int row, string name) => string.Equals(table[column!][row].Trim(), name, StringComparison.OrdinalIgnoreCase);

        return column is null ? rows
            : kind is not null ? Array.FindAll(rows, row => Is(row, kind))
            : !by.Contains(column, StringComparer.OrdinalIgnoreCase) && Array.Exists(rows, row => Is(row, "relational")) && Array.Exists(rows, row => Is(row, "transactional"))
                ? throw new ReportException($"{table.File}: column \"{column}\" holds relational and transactional answers, which are never pooled; choose with --kind, or see both with --by {column}.")
                : rows;
    }

    private static int[] Unique(CsvTable table, string? id, List<string> notes)
    {
        if (id is null)
        {
            return [.. Enumerable.Range(0, table.Rows)];
        }

        // The last row of a response holds: it is the newer import.
        int[] rows = [.. Enumerable.Range(0, table.Rows).GroupBy(row => table[id][row].Trim() is { Length: > 0 } key ? key : $"row {row}", StringComparer.Ordinal).Select(group => group.Last()).Order()];

        if (rows.Length < table.Rows)
        {
            notes.Add($"{table.Rows - rows.Length} rows repeat a \"{id}\" and were counted once");
        }

        return rows;
    }

    private static double?[] Numbers(CsvTable table, string score, int[] rows, List<string> notes)
    {
        List<int> unreadable = [];
        var cells = table[score];
        var values = Array.ConvertAll(rows, row =>
        {
            switch (Cells.Number(cells[row]))
            {
                case { } number: return double.IsNaN(number) ? (double?)null : number;
                default: unreadable.Add(CsvTable.RowNumber(row)); return double.NaN;
            }
        });

        if (unreadable.Count > 0)
        {
            notes.Add($"{unreadable.Count} cells of \"{score}\" are not numbers and were left out (rows {string.Join(", ", unreadable.Take(5))}{(unreadable.Count > 5 ? ", …" : "")})");
        }

        return values;
    }
}
