namespace CxHub.Storage;

/// <summary>Which completed answers are asked for; null admits all.</summary>
public sealed record AnswerFilter
{
    /// <summary>promoter, passive or detractor.</summary>
    public string? Band { get; init; }

    public string? Touchpoint { get; init; }

    public string? Source { get; init; }

    /// <summary>positive, neutral or negative.</summary>
    public string? Sentiment { get; init; }

    public bool CommentsOnly { get; init; }

    /// <summary>Answered after this moment.</summary>
    public DateTimeOffset? After { get; init; }
}
