using CxHub.Domain.Scores;

namespace CxHub.Insights.Scores;

/// <summary>The scores of one account: NPS over its people (one value per person) with its interval, and their mean health.</summary>
public static class AccountScores
{
    public const string FormulaVersion = "account/1";

    /// <param name="people">The current scores of the account's profiles.</param>
    public static IReadOnlyList<Score> Compute(string accountProfileId, IReadOnlyList<Score> people)
    {
        Score?[] scores = [NetPromoter(accountProfileId, [.. people.Where(score => score.Measure is Measure.Nps)]), Health(accountProfileId, [.. people.Where(score => score.Measure is Measure.Health)])];
        return [.. scores.OfType<Score>()];
    }

    private static Score? NetPromoter(string id, Score[] people)
    {
        var nps = Nps.Measure(people.Select(score => score.Value));
        return nps.Value is null ? null : New(id, Measure.Nps, people) with
        {
            Value = Math.Round(nps.Value.Value, 6),
            Lower = nps.ShownInterval?.Lower,
            Upper = nps.ShownInterval?.Upper,
        };
    }

    private static Score? Health(string id, Score[] people) =>
        people is [] ? null : New(id, Measure.Health, people) with { Value = Math.Round(people.Average(score => score.Value ?? 0), 2) };

    private static Score New(string id, string measure, Score[] people) => new()
    {
        Subject = SubjectKind.Account,
        SubjectId = id,
        Measure = measure,
        Count = people.Length,
        At = people.Max(score => score.At),
        FormulaVersion = FormulaVersion,
        InputHash = InputHash.Of(people.Select(score => $"{score.SubjectId}|{score.InputHash}|{score.Value}")),
    };
}
