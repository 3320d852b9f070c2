using System.CommandLine;
using CxHub.Domain.Scores;
using CxHub.Functions.Commands.Reports;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Functions.Commands.Text;

/// <summary>
/// <c>text train FILE.csv --model m.json [--corrections]</c>: columns <c>text</c>, <c>label</c>, optional <c>language</c>; with <c>--corrections</c> also from the comments whose
/// label a steward corrected in the console.
/// </summary>
public static class TrainCommand
{
    public static Command Build()
    {
        TextOptions shared = new();

        Option<bool> corrections = new("--corrections") { Description = "Learn also from what stewards corrected in the console; their word wins over the file's" };
        var command = shared.Command("train", "Learn a model from labelled comments", [shared.LabelColumn, corrections], result => Learn(shared, result, null));
        command.SetAction((result, cancellationToken) => result.GetValue(corrections)
            ? CommandRunner.RunAsync(HubFlags.Options(result), async (services, token) => await WithCorrectionsAsync(shared, result, services, token), cancellationToken)
            : Task.FromResult(shared.Write(result, () => Learn(shared, result, null))));

        return command;
    }

    private static async Task<int> WithCorrectionsAsync(TextOptions shared, ParseResult result, IServiceProvider services, CancellationToken cancellationToken)
    {
        var corrected = await services.GetRequiredService<HubStore>().ReadAsync(session => session.Corrections.AllAsync(cancellationToken), cancellationToken);

        return shared.Write(result, () => Learn(shared, result, [.. corrected.Select(one => new TextExample(one.Answer.Comment!, one.Label, one.Answer.Language))]));
    }

    // Without corrections none were asked for.
    private static ReportDocument Learn(TextOptions shared, ParseResult result, IReadOnlyList<TextExample>? corrections)
    {
        var file = result.GetRequiredValue(shared.File);
        var examples = Together(file, shared.Examples(result), corrections ?? []);
        var attempt = TextTrainer.Train(examples);
        var model = attempt.Value ?? throw new ReportException($"{file}: {attempt.Refusal}");
        Save(result.GetRequiredValue(shared.Model), model);

        return Document(model, examples.Count, corrections?.Count);
    }

    /// <summary>Corrections are labels of sentiment; among labels of another kind they would teach nonsense.</summary>
    private static IReadOnlyList<TextExample> Together(string file, IReadOnlyList<TextExample> examples, IReadOnlyList<TextExample> corrections)
    {
        var other = examples.Select(example => example.Label.Trim()).FirstOrDefault(label => label is not ("" or CommentSentiment.Positive or CommentSentiment.Neutral or CommentSentiment.Negative));

        return corrections.Count is 0 ? examples
            : other is null ? TextExample.Merge(examples, corrections)
            : throw new ReportException($"{file}: the label \"{other}\" is not one of sentiment, but corrections say positive, neutral or negative. Leave out --corrections, or name the column with these labels with --label.");
    }

    private static void Save(string file, TextModel model)
    {
        try
        {
            // Written beside and moved, so that a stopped run leaves the old model whole.
            var unfinished = file + ".part";
            File.WriteAllText(unfinished, TextModelJson.Write(model));
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{file} cannot be written: {fault.Message}", fault);
        }
    }

    private static ReportDocument Document(TextModel model, int rows, int? corrections) => new()
    {
        Report = "text train",
        Sentence = $"Learned {model.Labels.Count} labels from {model.Training.Comments} comments; model {model.Version}.",
        Figures =
        [
            new("model", model.Version), new("comments", model.Training.Comments), new("leftOut", rows - model.Training.Comments), .. corrections is null ? Array.Empty<Figure>() : [new("corrections", corrections)], new("features", model.Features),
            new("languages", model.Training.Languages.Select(language => language.ToString())),
        ],
        Tables = [new("labels", ["label", "comments"], [.. model.Training.PerLabel.Select(label => (IReadOnlyList<object?>)[label.Key, label.Value])])],
        Notes = model.Training.Comments < TextTraining.BetterThanLexicon
            ? [$"from about {TextTraining.BetterThanLexicon} labelled comments on a model is better than the built-in word list; {model.Training.Comments} may not be enough"]
            : [],
    };
}
