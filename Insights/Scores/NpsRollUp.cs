namespace CxHub.Insights.Scores;

/// <summary>From answers to what stands on a CRM record: the person's latest score and the account's NPS over its people.</summary>
public static class NpsRollUp
{
    public static TimeSpan DefaultValidity => LatestScores.DefaultValidity;

    /// <summary>The last valid answer of each person per series within the validity window, with count and mean; see <see cref="LatestScores"/>.</summary>
    public static IReadOnlyList<LatestScore> PerPerson(IEnumerable<SurveyAnswer> answers, DateTimeOffset asOf, TimeSpan? validity = null) =>
        LatestScores.PerPerson(answers, AnswerScale.Recommendation, Nps.FormulaVersion, asOf, validity);

    /// <summary>NPS per account over one value per person, so three contacts with twelve answers are n = 3.</summary>
    public static IReadOnlyList<AccountNps> PerAccount(IEnumerable<LatestScore> people) =>
    [
        .. people
            .Where(person => person.Account is not null)
            .GroupBy(person => (person.Account, person.Kind, person.Touchpoint))
            .Select(group => new AccountNps(
                group.Key.Account!,
                group.Key.Kind,
                group.Key.Touchpoint,
                Nps.Measure(group.Select(person => (double?)person.Last)),
                group.Max(person => person.LastAt),
                InputHash.Of(group.Select(person => $"{person.Person}|{person.InputHash}"))))
            .OrderBy(account => account.Account, StringComparer.Ordinal)
            .ThenBy(account => account.Kind)
            .ThenBy(account => account.Touchpoint, StringComparer.Ordinal),
    ];
}

/// <summary>An account's NPS in one series over its people.</summary>
public sealed record AccountNps(string Account, SurveyKind Kind, string? Touchpoint, NpsScore Score, DateTimeOffset LastAt, string InputHash)
{
    public string FormulaVersion { get; init; } = Nps.FormulaVersion;
}
