using CxHub.Domain.Records;

namespace CxHub.Insights.Scores;

/// <summary>Which answers are measured, and how they are broken down.</summary>
public sealed record AnswerQuestion
{
    public required TimeRange Range { get; init; }

    /// <summary>relational or transactional; the two series are never pooled.</summary>
    public required string Kind { get; init; }

    /// <summary>The answer of a feedback; null where the question was not asked or not answered.</summary>
    public required Func<Feedback, int?> Value { get; init; }

    public AnswerGroup By { get; init; }

    /// <summary>Needed to break down by segment.</summary>
    public CustomerSegments? Segments { get; init; }

    public Period? Period { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    internal string? GroupOf(CustomerRecord<Feedback> record) => By switch
    {
        AnswerGroup.Touchpoint => record.Record.Touchpoint,
        AnswerGroup.Segment => Segments?.Of(record.Customer),
        AnswerGroup.Channel => record.Record.Channel,
        AnswerGroup.Language => record.Record.Language,
        AnswerGroup.Source => record.Record.Key.Source,
        AnswerGroup.Survey => record.Record.SurveyId,
        _ => null,
    };
}
