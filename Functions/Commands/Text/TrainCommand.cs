using System.CommandLine;
using CxHub.Functions.Commands.Reports;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands.Text;

/// <summary><c>text train FILE.csv --model m.json</c>: columns <c>text</c>, <c>label</c>, optional <c>language</c>.</summary>
public static class TrainCommand
{
    public static Command Build()
    {
        TextOptions shared = new();

        return shared.Command("train", "Learn a model from labelled comments", [shared.LabelColumn], result =>
        {
            var examples = shared.Examples(result);
            var attempt = TextTrainer.Train(examples);
            var model = attempt.Value ?? throw new ReportException($"{result.GetRequiredValue(shared.File)}: {attempt.Refusal}");
            Save(result.GetRequiredValue(shared.Model), model);

            return Document(model, examples.Count);
        });
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

    private static ReportDocument Document(TextModel model, int rows) => new()
    {
        Report = "text train",
        Sentence = $"Learned {model.Labels.Count} labels from {model.Training.Comments} comments; model {model.Version}.",
        Figures =
        [
            new("model", model.Version), new("comments", model.Training.Comments), new("leftOut", rows - model.Training.Comments), new("features", model.Features),
            new("languages", model.Training.Languages.Select(language => language.ToString())),
        ],
        Tables = [new("labels", ["label", "comments"], [.. model.Training.PerLabel.Select(label => (IReadOnlyList<object?>)[label.Key, label.Value])])],
        Notes = model.Training.Comments < TextTraining.BetterThanLexicon
            ? [$"from about {TextTraining.BetterThanLexicon} labelled comments on a model is better than the built-in word list; {model.Training.Comments} may not be enough"]
            : [],
    };
}
