using System.CommandLine;
using CxHub.Functions.Commands.Reports;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands.Text;

/// <summary>What the three text commands share.</summary>
internal sealed class TextOptions
{
    public Argument<string> File { get; } = new("FILE.csv") { Description = "CSV file with a heading" };

    public Option<string> Model { get; } = new("--model") { Description = "The model's JSON file", Required = true, HelpName = "m.json" };

    public Option<string> TextColumn { get; } = new("--text") { Description = "Column with the comment", DefaultValueFactory = _ => "text" };

    public Option<string> LabelColumn { get; } = new("--label") { Description = "Column with the label", DefaultValueFactory = _ => "label" };

    public Option<string?> LanguageColumn { get; } = new("--language") { Description = "Column with the language (vi, en); \"language\" when the file has one" };

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON" };

    public Command Command(string name, string description, IEnumerable<Option> own, Func<ParseResult, ReportDocument> run)
    {
        Command command = new(name, description) { File };

        foreach (var option in own.Prepend(LanguageColumn).Prepend(TextColumn).Prepend(Model).Append(Json))
        {
            command.Add(option);
        }

        command.SetAction(result => Write(result, () => run(result)));

        return command;
    }

    /// <summary>Writes what was found, or one line that says why there is nothing.</summary>
    public int Write(ParseResult result, Func<ReportDocument> run) => ReportOptions.Guard(result, () =>
    {
        ReportWriter.Write(run(), result.GetValue(Json) ? ReportFormat.Json : ReportFormat.Table, result.InvocationConfiguration.Output);

        return 0;
    });

    /// <summary>The language column to use, or null when there is none.</summary>
    public string? Language(ParseResult result, IReadOnlyList<string> heading) =>
        result.GetValue(LanguageColumn) ?? heading.FirstOrDefault(name => string.Equals(name, "language", StringComparison.OrdinalIgnoreCase));

    public List<TextExample> Examples(ParseResult result)
    {
        var file = result.GetRequiredValue(File);
        var (text, label) = (result.GetRequiredValue(TextColumn), result.GetRequiredValue(LabelColumn));
        var language = Language(result, CsvTable.HeadingOf(file));
        var table = CsvTable.Read(file, [text, label, .. language is null ? [] : new[] { language }]);
        var (texts, labels, languages) = (table[text], table[label], language is null ? null : table[language]);

        return [.. Enumerable.Range(0, table.Rows).Select(row => new TextExample(texts[row], labels[row], languages?[row]))];
    }

    public TextModel Load(ParseResult result)
    {
        var file = result.GetRequiredValue(Model);

        try
        {
            var attempt = TextModelJson.Read(System.IO.File.ReadAllText(file));

            return attempt.Value ?? throw new ReportException($"{file}: {attempt.Refusal}.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{file} cannot be read: {fault.Message} Train a model first: cxhub text train FILE.csv --model {file}.", fault);
        }
    }
}
