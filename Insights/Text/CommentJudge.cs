using System.Globalization;
using CxHub.Domain.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Insights.Text;

/// <summary>How a comment speaks, by the word list or by a model that was trained on the labels positive, neutral and negative.</summary>
public sealed class CommentJudge
{
    private static readonly string[] Labels = [CommentSentiment.Negative, CommentSentiment.Neutral, CommentSentiment.Positive];

    private readonly TextModel? _model;

    private CommentJudge(TextModel? model) => _model = model;

    /// <summary>The built-in word list.</summary>
    public static CommentJudge WordList { get; } = new(null);

    public string Version => _model?.Version ?? LexiconSentiment.Version;

    /// <summary>Refused when the model was trained on other labels.</summary>
    public static Attempt<CommentJudge> Of(TextModel model) => model.Labels.Except(Labels, StringComparer.Ordinal).FirstOrDefault() is { } other
        ? Attempt<CommentJudge>.Refused($"the model knows the label \"{other}\"; a model of sentiment has {string.Join(", ", Labels)}")
        : new CommentJudge(model);

    public CommentSentiment Judge(string comment, string? declaredLanguage) => _model is null ? ByWords(comment, declaredLanguage) : ByModel(_model, comment, declaredLanguage);

    private static CommentSentiment ByWords(string comment, string? language)
    {
        var judged = LexiconSentiment.Judge(comment, language);
        var because = judged.Hits.OrderByDescending(hit => Math.Abs(hit.Valence)).Take(5).Select(hit => Reason(hit.Term, hit.Valence));
        return new(judged.Label.ToString().ToLowerInvariant(), Math.Round(judged.Score, 6), null, Joined(because), judged.Version);
    }

    // A comment in a language that was not learned, or without a known word, says nothing; an unsure one keeps its low probability.
    private static CommentSentiment ByModel(TextModel model, string comment, string? language)
    {
        var judged = model.Classify(comment, language);
        var label = judged.Review is null or TextModel.NotSure ? judged.Label : CommentSentiment.Undecided;
        var score = label switch { CommentSentiment.Positive => judged.Probability, CommentSentiment.Negative => -judged.Probability, _ => 0 };
        return new(label, Math.Round(score, 6), Math.Round(judged.Probability, 6), Joined(judged.Because.Select(reason => Reason(reason.Ngram, reason.Contribution))), judged.ModelVersion);
    }

    private static string Reason(string words, double weight) => string.Create(CultureInfo.InvariantCulture, $"{words} ({weight:+0.00;-0.00})");

    private static string? Joined(IEnumerable<string> reasons) => string.Join("; ", reasons) is { Length: > 0 } joined ? joined : null;
}
