namespace CxHub.Domain.Scores;

/// <summary>How a comment speaks, as judged once when it arrived.</summary>
/// <param name="Label">positive, neutral, negative, or undecided where nothing was found to judge by.</param>
/// <param name="Score">−1 to 1.</param>
/// <param name="Probability">How sure the judge is of the label, 0 to 1; null where it does not say.</param>
/// <param name="Because">The words that decided, strongest first; null where the judge names none.</param>
/// <param name="Model">What judged, with its version.</param>
public sealed record CommentSentiment(string Label, double Score, double? Probability, string? Because, string Model)
{
    public const string Positive = "positive";

    public const string Neutral = "neutral";

    public const string Negative = "negative";

    public const string Undecided = "undecided";

    /// <summary>Stands as the model where a person said how the comment speaks.</summary>
    public const string Steward = "steward";

    /// <summary>The label, or null where it says nothing.</summary>
    public string? Mood => Label is Undecided ? null : Label;
}
