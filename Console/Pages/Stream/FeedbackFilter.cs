using CxHub.Domain.Records;
using CxHub.Storage;

namespace CxHub.Console.Pages.Stream;

/// <summary>Which answers to show. All of it stands in the URL, so a view can be shared.</summary>
public sealed record FeedbackFilter
{
    /// <summary>promoter, passive or detractor.</summary>
    public string? Band { get; init; }

    public string? Touchpoint { get; init; }

    public string? Source { get; init; }

    /// <summary>positive, neutral or negative, as the comment was judged.</summary>
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

    /// <summary>What the store can decide; words are looked for in what it gives.</summary>
    internal AnswerFilter ToStore(DateTimeOffset now) => new()
    {
        Band = Band,
        Touchpoint = Touchpoint,
        Source = Source,
        Sentiment = Mood,
        CommentsOnly = CommentsOnly || Text is not null,
        After = Days is { } days ? now.AddDays(-days) : null,
    };

    internal bool HasWords(Feedback answer) => Text is null || Contains(answer.Comment, Text);

    private static bool Contains(string? comment, string text)
    {
        var folded = Customer.Differences.Fold(comment ?? "");
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(Customer.Differences.Fold(word), StringComparison.Ordinal));
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string? Known(string? value, params ReadOnlySpan<string> words) => value is not null && words.Contains(value) ? value : null;
}
