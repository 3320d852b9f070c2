namespace CxHub.Insights.Scores;

/// <summary>What has to happen to answers before any score: one answer per response, and only what was known at the moment asked about.</summary>
public static class Answers
{
    /// <summary>One answer per (source, response id): the highest version, then the latest. A webhook and a poll may both have brought it.</summary>
    public static UniqueAnswers Unique(IEnumerable<SurveyAnswer> answers)
    {
        Dictionary<(string, string), SurveyAnswer> kept = [];
        var offered = 0;

        foreach (var answer in answers)
        {
            offered++;
            var key = (answer.Source, answer.ResponseId);

            if (!kept.TryGetValue(key, out var known) || Replaces(answer, known))
            {
                kept[key] = answer;
            }
        }

        return new([.. kept.Values], offered - kept.Count);
    }

    /// <summary>Answers given up to and including <paramref name="asOf"/> and not older than <paramref name="validity"/>.</summary>
    public static IEnumerable<SurveyAnswer> Within(this IEnumerable<SurveyAnswer> answers, DateTimeOffset asOf, TimeSpan validity) =>
        answers.Where(answer => answer.AnsweredAt <= asOf && asOf - answer.AnsweredAt <= validity);

    // The fingerprint breaks the last tie, so that the order of arrival never decides.
    private static bool Replaces(SurveyAnswer candidate, SurveyAnswer known) =>
        candidate.Version != known.Version ? candidate.Version > known.Version
        : candidate.AnsweredAt != known.AnsweredAt ? candidate.AnsweredAt > known.AnsweredAt
        : string.CompareOrdinal(candidate.Fingerprint, known.Fingerprint) > 0;
}

/// <param name="Repeats">How many rows were the same response again.</param>
public sealed record UniqueAnswers(IReadOnlyList<SurveyAnswer> Kept, int Repeats);
