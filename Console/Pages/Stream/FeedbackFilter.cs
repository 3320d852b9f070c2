using CxHub.Console.Parts;
using CxHub.Domain.Records;
using CxHub.Insights.Text;

namespace CxHub.Console.Pages.Stream;

/// <summary>Which answers to show. All of it stands in the URL, so a view can be shared.</summary>
public sealed record FeedbackFilter
{
    /// <summary>promoter, passive or detractor.</summary>
    public string? Band { get; init; }

    public string? Touchpoint { get; init; }

    public string? Source { get; init; }

    /// <summary>positive, neutral or negative words of the comment.</summary>
    public string? Mood { get; init; }

    public bool CommentsOnly { get; init; }

    /// <summary>Words that must occur in the comment; marks and case do not matter.</summary>
    public string? Text { get; init; }

    public int? Days { get; init; }

    public int Page { get; init; } = 1;

    internal static FeedbackFilter Read(string? band, string? touchpoint, string? source, string? mood, string? comments, string? text, int? days, int? page) => new()
    {
        Band = Known(band, "promoter", "passive", "detractor"),
        Touchpoint = Given(touchpoint),
        Source = Given(source),
        Mood = Known(mood, "positive", "neutral", "negative"),
        CommentsOnly = comments is "only",
        Text = Given(text),
        Days = days is > 0 and < 10_000 ? days : null,
        Page = Math.Clamp(page ?? 1, 1, 10_000),
    };

    internal bool Admits(Feedback answer, DateTimeOffset now) =>
        answer.Status is "completed"
        && (Band is null || (answer.Nps is { } nps && Bands.Css(nps) == Band))
        && (Touchpoint is null || answer.Touchpoint == Touchpoint)
        && (Source is null || answer.Key.Source == Source)
        && (!CommentsOnly || !string.IsNullOrWhiteSpace(answer.Comment))
        && (Days is not { } days || answer.AnsweredAt > now.AddDays(-days))
        && (Text is null || Contains(answer.Comment, Text))
        && (Mood is null || MoodOf(answer) == Mood);

    /// <summary>positive, neutral, negative; null where the words say neither.</summary>
    internal static string? MoodOf(Feedback answer) => string.IsNullOrWhiteSpace(answer.Comment) ? null : LexiconSentiment.Judge(answer.Comment, answer.Language).Label switch
    {
        Sentiment.Positive => "positive",
        Sentiment.Negative => "negative",
        Sentiment.Neutral => "neutral",
        _ => null,
    };

    private static bool Contains(string? comment, string text)
    {
        var folded = Customer.Differences.Fold(comment ?? "");
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(Customer.Differences.Fold(word), StringComparison.Ordinal));
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string? Known(string? value, params ReadOnlySpan<string> words) => value is not null && words.Contains(value) ? value : null;
}
