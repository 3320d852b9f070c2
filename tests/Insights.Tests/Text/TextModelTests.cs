using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

public sealed class TextModelTests
{
    private static readonly TextModel English = TextTrainer.Train(Corpus.Make(1_500, 1)).Value!;

    private static readonly TextModel Vietnamese = TextTrainer.Train(Corpus.Make(1_500, 2, vietnamese: true)).Value!;

    [Fact]
    public void Train_EnglishComments_PredictsUnseenOnes()
    {
        var evaluation = Evaluate(English, Corpus.Make(1_000, 3));

        Assert.InRange(evaluation.Accuracy, 0.93, 1);
        Assert.InRange(evaluation.MacroF1, 0.88, 1);
    }

    [Fact]
    public void Train_VietnameseComments_PredictsThemWithAndWithoutMarks()
    {
        var unseen = Corpus.Make(1_000, 4, vietnamese: true);

        var marked = Evaluate(Vietnamese, unseen);
        var unmarked = Evaluate(Vietnamese, [.. unseen.Select(example => example with { Text = Marks.Strip(example.Text) })]);

        Assert.InRange(marked.Accuracy, 0.93, 1);
        Assert.InRange(unmarked.Accuracy, marked.Accuracy - 0.03, 1);
    }

    [Fact]
    public void Classify_Comment_NamesTheNgramsThatDecided()
    {
        var prediction = English.Classify("The staff was very good and friendly");

        Assert.Equal("positive", prediction.Label);
        Assert.Null(prediction.Review);
        Assert.Contains(prediction.Because, reason => reason.Ngram is "very good" or "friendly");
        Assert.True(prediction.Because.Count <= 5);
        Assert.Equal(prediction.Because.OrderByDescending(reason => reason.Contribution), prediction.Because);
        Assert.Equal(English.Version, prediction.ModelVersion);
    }

    [Theory]
    [InlineData("", "no word that the model knows")]
    [InlineData("配送很慢", "a language that the model has not learned")]
    [InlineData("Die Lieferung war nicht gut", "a language that the model has not learned")]
    public void Classify_NothingToGoBy_AsksForReview(string text, string expected) => Assert.Equal(expected, English.Classify(text).Review);

    [Fact]
    public void Classify_HundredThousandCharacters_GivesAProbability() =>
        Assert.InRange(English.Classify(string.Concat(Enumerable.Repeat("great friendly staff ", 4_800))).Probability, 0.5, 1);

    [Fact]
    public void Train_OneLabelOnly_IsRefusedWithASentence()
    {
        Assert.Contains("All 2 comments have the label \"a\"", TextTrainer.Train([new("x", "a"), new("y", " a ")]).Refusal, StringComparison.Ordinal);
        Assert.Contains("nothing to learn from", TextTrainer.Train([new(" ", "a"), new("y", "")]).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_PersonalData_NeverEntersTheModel()
    {
        var model = TextTrainer.Train([new("call an@x.vn or 0901234567", "a"), new("card 4111111111111111 ok", "b")]).Value!;

        var json = TextModelJson.Write(model);

        Assert.DoesNotContain("0901234567", json, StringComparison.Ordinal);
        Assert.DoesNotContain("x.vn", json, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", json, StringComparison.Ordinal);
        Assert.Contains("xphonex", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_WrittenAndRead_ClassifiesTheSame()
    {
        var read = TextModelJson.Read(TextModelJson.Write(Vietnamese)).Value!;

        Assert.Equal(Vietnamese.Version, read.Version);
        Assert.Equal(Vietnamese.Training.PerLabel, read.Training.PerLabel);
        Assert.All(Corpus.Make(50, 6, vietnamese: true), example => Assert.Equal(Vietnamese.Classify(example.Text).Probability, read.Classify(example.Text).Probability));
    }

    [Theory]
    [InlineData("{", "not a readable text model")]
    [InlineData("[]", "not a text model")]
    [InlineData("""{"format":"cxhub-text-model/1","labels":["a"]}""", "not a readable text model")]
    [InlineData("""{"format":"cxhub-text-model/1","training":{"comments":1,"perLabel":{},"languages":[]},"labels":["a"],"biases":[1],"terms":["x"],"rarity":[],"weights":[[1]]}""", "the text model does not fit together")]
    public void Json_NotAModel_IsRefused(string json, string expected) => Assert.StartsWith(expected, TextModelJson.Read(json).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Train_SameDataTwice_GivesTheSameVersion() =>
        Assert.Equal(TextTrainer.Train(Corpus.Make(200, 9)).Value!.Version, TextTrainer.Train(Corpus.Make(200, 9)).Value!.Version);

    [Fact]
    public void Solve_SmallProblem_StandsAtTheMinimum()
    {
        SparseRow[] rows = [Row((0, 0.6), (1, 0.8)), Row((1, 1)), Row((0, 1)), Row((2, 1)), Row((0, 0.8), (2, 0.6)), Row((1, 0.6), (2, 0.8))];
        bool[] positive = [true, true, false, false, false, true];

        var weights = new SparseLogistic(rows, positive, 3, 10, 1.5).Solve();

        // The gradient of ½‖w‖² + C Σ sᵢ ln(1 + e^(−yᵢ w·xᵢ)) by its definition.
        var gradient = (double[])weights.Clone();
        for (var row = 0; row < rows.Length; row++)
        {
            var margin = weights[3] + rows[row].Indices.ToArray().Zip(rows[row].Values.ToArray(), (index, value) => weights[index] * value).Sum();
            var pull = 10 * (positive[row] ? 1.5 : 1) * ((1 / (1 + Math.Exp(-margin))) - (positive[row] ? 1 : 0));
            gradient[3] += pull;
            foreach (var (index, value) in rows[row].Indices.ToArray().Zip(rows[row].Values.ToArray()))
            {
                gradient[index] += pull * value;
            }
        }

        Assert.All(gradient, slope => Assert.InRange(slope, -1e-3, 1e-3));
    }

    [Fact]
    public void Merge_Correction_ReplacesTheOlderLabel()
    {
        var merged = TextExample.Merge([new("Too slow", "positive"), new("fine", "neutral")], [new("too  slow".Replace("  ", " ", StringComparison.Ordinal), "negative")]);

        Assert.Equal(["neutral", "negative"], merged.Select(example => example.Label));
    }

    [Fact]
    public void Evaluation_KnownTable_GivesTheKnownMeasures()
    {
        (string, string)[] pairs = [.. Enumerable.Repeat(("a", "a"), 8), ("a", "b"), ("a", "b"), .. Enumerable.Repeat(("b", "b"), 3), ("b", "a"), ("c", "a")];

        var evaluation = TextEvaluation.Of(pairs)!;

        Near.Equal(11 / 15.0, evaluation.Accuracy);
        Near.Equal(0.8, evaluation.PerLabel[0].Precision);
        Near.Equal(0.8, evaluation.PerLabel[0].Recall);
        Near.Equal(2 * 0.6 * 0.75 / 1.35, evaluation.PerLabel[1].F1);
        Near.Equal((0.8 + (2 * 0.6 * 0.75 / 1.35) + 0) / 3, evaluation.MacroF1);
        Assert.Equal([8, 2, 0], evaluation.Confusion[0]);
        Assert.Null(TextEvaluation.Of([]));
    }

    private static TextEvaluation Evaluate(TextModel model, List<TextExample> unseen) =>
        TextEvaluation.Of([.. unseen.Select(example => (example.Label, model.Classify(example.Text).Label))])!;

    private static SparseRow Row(params (int Index, double Value)[] cells) =>
        new(cells.Select(cell => cell.Index).ToArray(), cells.Select(cell => cell.Value).ToArray());

}
