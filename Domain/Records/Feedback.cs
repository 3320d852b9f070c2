namespace CxHub.Domain.Records;

/// <summary>
/// One answered survey. Scores keep the value given; a value outside its scale stays null and <see cref="InvalidAnswers"/> counts it.
/// The respondent is the Person record with the same key (or <see cref="PersonKey"/> when given).
/// </summary>
public sealed record Feedback : CanonicalRecord
{
    public string? SurveyId { get; init; }

    /// <summary>relational or transactional; the two NPS series are never pooled.</summary>
    public string SurveyKind { get; init; } = "transactional";

    public string? Touchpoint { get; init; }

    public string? Channel { get; init; }

    public string? Language { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>0 to 10.</summary>
    public int? Nps { get; init; }

    /// <summary>1 to 5.</summary>
    public int? Csat { get; init; }

    /// <summary>1 to 7, higher is easier.</summary>
    public int? Ces { get; init; }

    /// <summary>The customer's words; e-mail addresses, phone and card numbers are masked before they are stored.</summary>
    public string? Comment { get; init; }

    public SourceKey? PersonKey { get; init; }

    public string? OrderNumber { get; init; }

    /// <summary>completed, partial, test, deleted …; only completed answers enter scores.</summary>
    public string Status { get; init; } = "completed";

    public int InvalidAnswers { get; init; }

    public SourceKey RespondentKey => PersonKey ?? Key;
}
