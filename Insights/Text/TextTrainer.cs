using CxHub.Domain;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>Learns a <see cref="TextModel"/> from labelled comments: TF-IDF of words and word pairs, one-vs-rest logistic regression, classes balanced.</summary>
public static class TextTrainer
{
    /// <summary>The weight of fit against smallness; found best on public English and Vietnamese comments.</summary>
    public const double DefaultC = 10;

    public static Attempt<TextModel> Train(IEnumerable<TextExample> examples, double c = DefaultC)
    {
        var usable = examples
            .Select(example => example with { Text = PersonalData.Mask(example.Text).Trim(), Label = example.Label.Trim() })
            .Where(example => example.Text.Length > 0 && example.Label.Length > 0)
            .ToList();
        var labels = usable.Select(example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

        if (labels.Length < 2)
        {
            return Attempt<TextModel>.Refused(labels.Length == 0
                ? "No comment with a label: there is nothing to learn from."
                : $"All {usable.Count} comments have the label \"{labels[0]}\"; a model needs at least two labels to tell apart.");
        }

        var languages = usable.ConvertAll(example => LanguageDetector.Detect(example.Text, example.Language));
        var learned = usable.SelectMany((example, index) => Forms(example, languages[index])).ToArray();
        var vocabulary = Vocabulary.Learn(Array.ConvertAll(learned, example => example.Text));
        var solved = Solve(learned, labels, vocabulary, c);
        TextTraining training = new(
            usable.Count,
            new SortedDictionary<string, int>(usable.CountBy(example => example.Label).ToDictionary(), StringComparer.Ordinal),
            new SortedSet<Language>(languages));

        return new TextModel(
            vocabulary,
            labels,
            Array.ConvertAll(solved, weights => Array.ConvertAll(weights[..^1], weight => (float)weight)),
            Array.ConvertAll(solved, weights => (float)weights[^1]),
            training);
    }

    // Half of Vietnam types without marks, and a model that has only seen marks fails on them: both forms are learned.
    private static IEnumerable<TextExample> Forms(TextExample example, Language language)
    {
        yield return example;

        if (language is Language.Vietnamese && Marks.Strip(example.Text) is var stripped && stripped != example.Text)
        {
            yield return example with { Text = stripped };
        }
    }

    private static double[][] Solve(TextExample[] learned, string[] labels, Vocabulary vocabulary, double c)
    {
        var rows = new SparseRow[learned.Length];
        Parallel.For(0, rows.Length, index => rows[index] = vocabulary.Weigh(learned[index].Text));
        var solved = new double[labels.Length][];

        Parallel.For(0, labels.Length, label =>
        {
            var positive = Array.ConvertAll(learned, example => example.Label == labels[label]);
            var balance = (double)learned.Length / (labels.Length * positive.Count(isPositive => isPositive));
            solved[label] = new SparseLogistic(rows, positive, vocabulary.Terms.Count, c, balance).Solve();
        });

        return solved;
    }
}
