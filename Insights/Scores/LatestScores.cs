namespace CxHub.Insights.Scores;

/// <summary>The last valid answer of each person per series within a validity window: what is written onto a CRM contact for CSAT, CES and any other scale question.</summary>
public static class LatestScores
{
    /// <summary>A year, the usual life of an answer.</summary>
    public static TimeSpan DefaultValidity { get; } = TimeSpan.FromDays(365);

    /// <remarks>Relational answers are one series; transactional ones one per touchpoint. Same inputs and moment, same result, in the order of person, kind, touchpoint.</remarks>
    /// <param name="formulaVersion">Of the measure: <see cref="Csat.FormulaVersion"/>, <see cref="Ces.FormulaVersion"/>, …</param>
    public static IReadOnlyList<LatestScore> PerPerson(IEnumerable<SurveyAnswer> answers, AnswerScale scale, string formulaVersion, DateTimeOffset asOf, TimeSpan? validity = null) =>
    [
        .. Answers.Unique(answers).Kept
            .Within(asOf, validity ?? DefaultValidity)
            .Where(answer => answer.Person is not null && scale.Read(answer.Value) is AnswerState.Valid)
            .GroupBy(answer => (answer.Person, answer.Kind, Touchpoint: answer.Kind is SurveyKind.Transactional ? answer.Touchpoint : null))
            .Select(series => OnePerson(series.Key.Person!, series.Key.Kind, series.Key.Touchpoint, [.. series], formulaVersion))
            .OrderBy(person => person.Person, StringComparer.Ordinal)
            .ThenBy(person => person.Kind)
            .ThenBy(person => person.Touchpoint, StringComparer.Ordinal),
    ];

    private static LatestScore OnePerson(string person, SurveyKind kind, string? touchpoint, List<SurveyAnswer> series, string formulaVersion)
    {
        var last = series.MaxBy(answer => (answer.AnsweredAt, answer.Source, answer.ResponseId))!;

        return new()
        {
            Person = person,
            Account = last.Account,
            Kind = kind,
            Touchpoint = touchpoint,
            Last = last.Value!.Value,
            LastAt = last.AnsweredAt,
            Count = series.Count,
            Mean = series.Average(answer => answer.Value!.Value),
            FormulaVersion = formulaVersion,
            InputHash = InputHash.Of(series),
        };
    }
}

/// <summary>What one person said in one series: the latest answer, and how often and how high on average.</summary>
public sealed record LatestScore
{
    public required string Person { get; init; }

    /// <summary>The account named on the latest answer.</summary>
    public required string? Account { get; init; }

    public required SurveyKind Kind { get; init; }

    public required string? Touchpoint { get; init; }

    public required double Last { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required int Count { get; init; }

    public required double Mean { get; init; }

    public required string FormulaVersion { get; init; }

    public required string InputHash { get; init; }
}
