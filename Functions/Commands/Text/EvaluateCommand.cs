using System.CommandLine;
using CxHub.Functions.Commands.Reports;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands.Text;

/// <summary><c>text evaluate FILE.csv --model m.json --json</c>: accuracy, macro-F1, per-class quality and the confusion table on labelled comments that the model has not seen.</summary>
public static class EvaluateCommand
{
    public static Command Build()
    {
        TextOptions shared = new();

        return shared.Command("evaluate", "Measure a model on labelled comments", [shared.LabelColumn], result =>
        {
            var model = shared.Load(result);
            var examples = shared.Examples(result).Where(example => example.Text.Trim().Length > 0 && example.Label.Trim().Length > 0).ToArray();
            var predictions = new TextPrediction[examples.Length];
            Parallel.For(0, examples.Length, index => predictions[index] = model.Classify(examples[index].Text, examples[index].Language));
            var pairs = examples.Zip(predictions, (example, prediction) => (example.Label.Trim(), prediction.Label)).ToList();

            return TextEvaluation.Of(pairs) is { } evaluation
                ? Document(evaluation, model, [.. pairs.Zip(predictions, (pair, prediction) => (pair.Item1 == pair.Label, prediction.Review is null))])
                : throw new ReportException($"{result.GetRequiredValue(shared.File)}: no row has both a comment and a label.");
        });
    }

    private static ReportDocument Document(TextEvaluation evaluation, TextModel model, IReadOnlyList<(bool Correct, bool Sure)> rows)
    {
        var labels = evaluation.PerLabel.Select(label => label.Label).ToArray();
        var sure = rows.Count(row => row.Sure);

        return new()
        {
            Report = "text evaluate",
            Sentence = FormattableString.Invariant($"{100 * evaluation.Accuracy:0.0} % of {evaluation.N} comments are labelled as by people ({100 * evaluation.Correct.Interval!.Value.Lower:0.0} to {100 * evaluation.Correct.Interval.Value.Upper:0.0}); macro-F1 {evaluation.MacroF1:0.000}."),
            Figures =
            [
                new("n", evaluation.N), new("accuracy", evaluation.Accuracy), new("accuracyLower", evaluation.Correct.Interval.Value.Lower), new("accuracyUpper", evaluation.Correct.Interval.Value.Upper),
                new("macroF1", evaluation.MacroF1), new("sure", sure), new("accuracyOfSure", sure > 0 ? rows.Count(row => row is { Sure: true, Correct: true }) / (double)sure : null),
                new("model", model.Version), new("labels", labels), new("confusion", evaluation.Confusion),
            ],
            Tables =
            [
                new("perClass", ["label", "precision", "recall", "f1", "support"], [.. evaluation.PerLabel.Select(label => (IReadOnlyList<object?>)[label.Label, label.Precision, label.Recall, label.F1, label.Support])]),
                new("confusionTable", ["truth", .. labels.Select(label => "predicted " + label)], [.. labels.Select((label, index) => (IReadOnlyList<object?>)[label, .. evaluation.Confusion[index].Cast<object?>()])]),
            ],
            Notes = labels.Except(model.Labels, StringComparer.Ordinal).Select(label => $"the model has never seen the label \"{label}\"").ToList(),
        };
    }
}
