using System.Globalization;

namespace CxHub.Insights.Scores;

/// <summary>One answer to one scale question, as the measures of this folder read it. <c>null</c> in <see cref="Value"/> is blank, which is not zero.</summary>
public sealed record SurveyAnswer
{
    public required string Source { get; init; }

    /// <summary>With <see cref="Source"/> the identity of the answer: the same pair twice is one answer, the highest <see cref="Version"/> holds.</summary>
    public required string ResponseId { get; init; }

    public int Version { get; init; }

    /// <summary>The profile that answered; null for an anonymous answer, which counts in totals and in no roll-up.</summary>
    public string? Person { get; init; }

    public string? Account { get; init; }

    public required double? Value { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    public SurveyKind Kind { get; init; } = SurveyKind.Relational;

    public string? Touchpoint { get; init; }

    /// <summary>The line that enters an input hash: everything that can change a score, nothing else.</summary>
    internal string Fingerprint => string.Create(
        CultureInfo.InvariantCulture,
        $"{Source}|{ResponseId}|{Version}|{Value:R}|{AnsweredAt.UtcDateTime:O}|{Kind}|{Touchpoint}|{Person}|{Account}");
}
