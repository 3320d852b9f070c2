using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>How well labels were predicted. Macro-F1 gives every label the same say, so a model that ignores a rare label shows it.</summary>
public sealed record TextEvaluation
{
    public required int N { get; init; }

    public required Share Correct { get; init; }

    public double Accuracy => Correct.Value ?? 0;

    public required double MacroF1 { get; init; }

    public required IReadOnlyList<LabelQuality> PerLabel { get; init; }

    /// <summary>Rows: true label, columns: predicted; both in the order of <see cref="PerLabel"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Over all labels that occur as true or predicted; null without rows.</summary>
    public static TextEvaluation? Of(IReadOnlyCollection<(string Truth, string Predicted)> pairs)
    {
        if (pairs.Count == 0)
        {
            return null;
        }

        var labels = pairs.SelectMany(pair => new[] { pair.Truth, pair.Predicted }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var counts = pairs.CountBy(pair => pair).ToDictionary();
        int[][] table = [.. labels.Select(truth => labels.Select(predicted => counts.GetValueOrDefault((truth, predicted))).ToArray())];
        var quality = labels.Select((label, index) => Quality(label, table, index)).ToList();

        return new()
        {
            N = pairs.Count,
            Correct = new(Enumerable.Range(0, labels.Length).Sum(index => table[index][index]), pairs.Count),
            MacroF1 = quality.Average(label => label.F1),
            PerLabel = quality,
            Confusion = table,
        };
    }

    private static LabelQuality Quality(string label, int[][] table, int index)
    {
        double hits = table[index][index];
        var (predicted, support) = (table.Sum(row => row[index]), table[index].Sum());
        var precision = predicted > 0 ? hits / predicted : 0;
        var recall = support > 0 ? hits / support : 0;

        return new(label, precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, support);
    }
}

/// <param name="Support">How many rows truly have the label.</param>
public sealed record LabelQuality(string Label, double Precision, double Recall, double F1, int Support);
