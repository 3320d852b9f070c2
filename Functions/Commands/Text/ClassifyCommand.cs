using System.CommandLine;
using System.Globalization;
using CsvHelper;
using CxHub.Functions.Commands.Reports;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands.Text;

/// <summary>
/// <c>text classify FILE.csv --model m.json --output out.csv</c>: the file again, with <c>predicted</c>, <c>probability</c>, <c>because</c> and <c>review</c> added; with
/// <c>--config FOLDER</c> also <c>topics</c>, by the folder's <c>topics.yaml</c>.
/// </summary>
public static class ClassifyCommand
{
    private const int BatchSize = 8192;

    private static readonly string[] Added = ["predicted", "probability", "because", "review"];

    public static Command Build()
    {
        TextOptions shared = new();
        Option<string> output = new("--output") { Description = "CSV file to write", Required = true, HelpName = "out.csv" };

        return shared.Command("classify", "Label comments with a model", [output], result =>
        {
            var (file, target) = (result.GetRequiredValue(shared.File), result.GetRequiredValue(output));
            var model = shared.Load(result);
            using var input = CsvTable.Open(file);
            var heading = CsvTable.HeadingOf(input, file);
            var text = Place(heading, result.GetRequiredValue(shared.TextColumn), file);
            int? language = shared.Language(result, heading) is { } name ? Place(heading, name, file) : null;
            var taxonomy = TopicFile.Named(result);
            Labeller labeller = new(model, taxonomy is null ? null : new(taxonomy.Topics), text, language);
            using var written = Create(target);
            WriteRow(written, [.. heading, .. Added, .. taxonomy is null ? Array.Empty<string>() : ["topics"]]);

            return Document(Copy(input, file, written, labeller, heading.Count), model, taxonomy, target);
        });
    }

    private static int Place(IReadOnlyList<string> heading, string column, string file) => heading.ToList().IndexOf(CsvTable.Resolve(heading, column, file));

    private static CsvWriter Create(string target)
    {
        try
        {
            return CsvWriter.ToFile(target, CsvWriterOptions.Default);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{target} cannot be written: {fault.Message}", fault);
        }
    }

    private static Dictionary<string, (int Comments, int Review)> Copy(CsvReader input, string file, CsvWriter output, Labeller labeller, int width)
    {
        Dictionary<string, (int Comments, int Review)> counts = new(StringComparer.Ordinal);
        List<string[]> rows = new(BatchSize);
        bool more;

        do
        {
            more = CsvTable.Next(input, file);

            if (more)
            {
                // A short row is filled up, so that the added columns stand under their names.
                rows.Add([.. Enumerable.Range(0, Math.Max(width, input.FieldCount)).Select(cell => cell < input.FieldCount ? input.GetString(cell) : "")]);
            }

            if (rows.Count == BatchSize || (!more && rows.Count > 0))
            {
                WriteBatch(rows, output, labeller, counts);
                rows.Clear();
            }
        }
        while (more);

        return counts;
    }

    private static void WriteBatch(List<string[]> rows, CsvWriter output, Labeller labeller, Dictionary<string, (int Comments, int Review)> counts)
    {
        var labels = new (TextPrediction Prediction, string? Topics)[rows.Count];
        Parallel.For(0, rows.Count, row => labels[row] = labeller.Label(rows[row]));

        for (var row = 0; row < rows.Count; row++)
        {
            var (prediction, topics) = labels[row];
            var (comments, review) = counts.GetValueOrDefault(prediction.Label);
            counts[prediction.Label] = (comments + 1, review + (prediction.Review is null ? 0 : 1));
            WriteRow(output, [.. rows[row], prediction.Label, prediction.Probability.ToString("R", CultureInfo.InvariantCulture), Because(prediction), prediction.Review ?? "", .. topics is null ? Array.Empty<string>() : [topics]]);
        }
    }

    private static string Because(TextPrediction prediction) =>
        string.Join("; ", prediction.Because.Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Ngram} (+{reason.Contribution:0.00})")));

    private static void WriteRow(CsvWriter output, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            output.WriteField(cell);
        }

        output.EndRecord();
    }

    private static ReportDocument Document(Dictionary<string, (int Comments, int Review)> counts, TextModel model, Taxonomy? taxonomy, string target)
    {
        var (all, review) = (counts.Values.Sum(count => count.Comments), counts.Values.Sum(count => count.Review));

        return new()
        {
            Report = "text classify",
            Sentence = $"{all} comments labelled into {target}; {review} of them need a look (column review).",
            Figures = [new("comments", all), new("review", review), new("model", model.Version), new("taxonomy", taxonomy?.Version), new("output", target)],
            Tables = [new("labels", ["label", "comments", "review"], [.. counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (IReadOnlyList<object?>)[count.Key, count.Value.Comments, count.Value.Review])])],
        };
    }

    /// <summary>What is added to a row.</summary>
    private sealed record Labeller(TextModel Model, TopicFinder? Finder, int Text, int? Language)
    {
        /// <summary>Topics are <c>delivery.onTime negative; service.attitude positive</c>; null where none are looked for.</summary>
        public (TextPrediction Prediction, string? Topics) Label(string[] row)
        {
            var language = Language is { } place ? row[place] : null;
            var mentions = Finder?.Find(row[Text], language).Select(mention => $"{mention.Topic.Code} {mention.Sentiment.ToString().ToLowerInvariant()}");

            return (Model.Classify(row[Text], language), mentions is null ? null : string.Join("; ", mentions));
        }
    }
}
