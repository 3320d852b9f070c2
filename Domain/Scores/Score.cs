namespace CxHub.Domain.Scores;

/// <summary>
/// A measured value of one profile or account. Reproducible: the same inputs (<see cref="InputHash"/>) under the same
/// <see cref="FormulaVersion"/> give the same value.
/// </summary>
public sealed record Score
{
    public required SubjectKind Subject { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>One of <see cref="Scores.Measure"/>.</summary>
    public required string Measure { get; init; }

    public double? Value { get; init; }

    /// <summary>Words that belong to the value: a band, a label, a touchpoint, a comment.</summary>
    public string? Text { get; init; }

    /// <summary>Number of answers behind the value.</summary>
    public int Count { get; init; }

    public double? Lower { get; init; }

    public double? Upper { get; init; }

    /// <summary>When the newest input was given.</summary>
    public required DateTimeOffset At { get; init; }

    public required string FormulaVersion { get; init; }

    public required string InputHash { get; init; }

    /// <summary>The feedback that decided the value, if one did.</summary>
    public SourceKey? FeedbackKey { get; init; }
}
