using System.Data.Common;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>The current score per subject and measure, and the history of every score that changed.</summary>
public sealed class ScoreStore
{
    private const string Columns = "subject_kind, subject_id, measure, value, text, answers, lower_bound, upper_bound, at, formula_version, input_hash, feedback_source, feedback_entity, feedback_id";

    /// <summary>Measures that come from answers; the newest of their times is the profile's last feedback.</summary>
    private static readonly HashSet<string> FromAnswers = new(StringComparer.Ordinal) { Measure.Nps, Measure.Csat, Measure.Ces, Measure.Sentiment, Measure.LatestComment };

    private readonly SqlSession _sql;

    internal ScoreStore(SqlSession sql) => _sql = sql;

    /// <summary>Stores scores; one whose value, text, formula or inputs changed also enters the history. Returns the subjects that changed.</summary>
    public async Task<IReadOnlyList<string>> PutAsync(IReadOnlyList<Score> scores, CancellationToken cancellationToken = default)
    {
        var newest = scores.GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.Last());
        var changed = await _sql.ListAsync(
            $$"""
            INSERT INTO score AS old ({{Columns}})
            SELECT {{Columns}} FROM {rows} AS r WHERE TRUE
            ON CONFLICT (subject_kind, subject_id, measure) DO UPDATE SET
                value = excluded.value, text = excluded.text, answers = excluded.answers, lower_bound = excluded.lower_bound, upper_bound = excluded.upper_bound,
                at = excluded.at, formula_version = excluded.formula_version, input_hash = excluded.input_hash,
                feedback_source = excluded.feedback_source, feedback_entity = excluded.feedback_entity, feedback_id = excluded.feedback_id
            WHERE old.value IS DISTINCT FROM excluded.value OR old.text IS DISTINCT FROM excluded.text
                OR old.input_hash <> excluded.input_hash OR old.formula_version <> excluded.formula_version
            RETURNING subject_kind, subject_id, measure
            """,
            Rows(InOrder(newest.Values)),
            row => (row.Name<SubjectKind>(0), row.Text(1), row.Text(2)),
            cancellationToken);
        await _sql.ExecuteAsync(
            $$"""INSERT INTO score_history ({{Columns}}, stored_at) SELECT {{Columns}}, @now FROM {rows} AS r""",
            Rows(changed.Select(key => newest[key])).With("now", _sql.Now),
            cancellationToken);
        await SummariseAsync(changed.Select(key => (key.Item1, key.Item2)), cancellationToken);
        return [.. changed.Select(key => key.Item2).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Makes the given scores the only current ones of these subjects: measures that are not given have no inputs any more. Returns the subjects that changed.</summary>
    public async Task<IReadOnlySet<string>> ReplaceAsync(SubjectKind kind, IReadOnlyCollection<string> subjectIds, IReadOnlyList<Score> scores, CancellationToken cancellationToken = default)
    {
        var given = scores.Select(score => (score.SubjectId, score.Measure)).ToHashSet();
        var gone = (await OfAsync(kind, subjectIds, cancellationToken)).Where(score => !given.Contains((score.SubjectId, score.Measure))).GroupBy(score => score.SubjectId, score => score.Measure);
        HashSet<string> changed = [.. await PutAsync(scores, cancellationToken)];
        foreach (var subject in gone)
        {
            await RemoveAsync(kind, subject.Key, [.. subject], cancellationToken);
            changed.Add(subject.Key);
        }

        return changed;
    }

    /// <summary>The current scores of subjects, ordered by subject and measure.</summary>
    public async Task<IReadOnlyList<Score>> OfAsync(SubjectKind kind, IReadOnlyCollection<string> subjectIds, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            $$"""SELECT {{Columns}} FROM {rows} AS r CROSS JOIN score AS t WHERE t.subject_kind = @kind AND t.subject_id = r.id""",
            RowSet.Ids(subjectIds).With("kind", kind.ToString()),
            ReadScore,
            cancellationToken);
        return InOrder(found);
    }

    /// <summary>How a score came to what it is, oldest first.</summary>
    public Task<IReadOnlyList<ScoreVersion>> HistoryAsync(SubjectKind kind, string subjectId, string measure, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"SELECT {Columns}, stored_at FROM score_history WHERE subject_kind = @kind AND subject_id = @subjectId AND measure = @measure ORDER BY seq",
            new { kind = kind.ToString(), subjectId, measure },
            row => new ScoreVersion(ReadScore(row), row.Instant(14)),
            cancellationToken);

    /// <summary>A measure of all subjects as it stood at a moment: people first, then companies, by id.</summary>
    public Task<IReadOnlyList<ScoreAt>> StandingAtAsync(string measure, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            SELECT t.subject_kind, t.subject_id, t.value, t.text FROM score_history AS t
            JOIN (
                SELECT MAX(seq) AS seq FROM score_history WHERE measure = @measure AND stored_at < @at GROUP BY subject_kind, subject_id
            ) AS last ON last.seq = t.seq
            ORDER BY t.subject_kind DESC, t.subject_id
            """,
            new { measure, at },
            row => new ScoreAt(row.Name<SubjectKind>(0), row.Text(1), row.DoubleOrNull(2), row.TextOrNull(3)),
            cancellationToken);

    /// <summary>A measure of all subjects as it stands now.</summary>
    public Task<IReadOnlyList<ScoreAt>> StandingAsync(string measure, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT subject_kind, subject_id, value, text FROM score WHERE measure = @measure ORDER BY subject_kind DESC, subject_id",
            new { measure },
            row => new ScoreAt(row.Name<SubjectKind>(0), row.Text(1), row.DoubleOrNull(2), row.TextOrNull(3)),
            cancellationToken);

    /// <summary>Removes current scores that have no inputs any more; the history stays.</summary>
    public async Task RemoveAsync(SubjectKind kind, string subjectId, IReadOnlyCollection<string> measures, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync(
            "DELETE FROM score WHERE (subject_kind, subject_id, measure) IN (SELECT @kind, @subjectId, r.id FROM {rows} AS r)",
            RowSet.Ids(measures).With("kind", kind.ToString()).With("subjectId", subjectId),
            cancellationToken);
        await SummariseAsync([(kind, subjectId)], cancellationToken);
    }

    internal static Score ReadScore(DbDataReader row) => new()
    {
        Subject = row.Name<SubjectKind>(0),
        SubjectId = row.Text(1),
        Measure = row.Text(2),
        Value = row.DoubleOrNull(3),
        Text = row.TextOrNull(4),
        Count = row.Int(5),
        Lower = row.DoubleOrNull(6),
        Upper = row.DoubleOrNull(7),
        At = row.Instant(8),
        FormulaVersion = row.Text(9),
        InputHash = row.Text(10),
        FeedbackKey = row.KeyOrNull(11),
    };

    private static (SubjectKind Kind, string Id, string Measure) KeyOf(Score score) => (score.Subject, score.SubjectId, score.Measure);

    private static List<Score> InOrder(IEnumerable<Score> scores) =>
        [.. scores.OrderBy(score => score.SubjectId, StringComparer.Ordinal).ThenBy(score => score.Measure, StringComparer.Ordinal).ThenBy(score => score.Subject)];

    private static RowSet<Score> Rows(IEnumerable<Score> scores) => RowSet.Of(scores)
        .Name("subject_kind", score => score.Subject)
        .Text("subject_id", score => score.SubjectId)
        .Text("measure", score => score.Measure)
        .Double("value", score => score.Value)
        .Text("text", score => score.Text)
        .Long("answers", score => score.Count)
        .Double("lower_bound", score => score.Lower)
        .Double("upper_bound", score => score.Upper)
        .Instant("at", score => score.At)
        .Text("formula_version", score => score.FormulaVersion)
        .Text("input_hash", score => score.InputHash)
        .Text("feedback_source", score => score.FeedbackKey?.Source)
        .Text("feedback_entity", score => score.FeedbackKey?.Entity)
        .Text("feedback_id", score => score.FeedbackKey?.Id);

    /// <summary>Copies what the customer list sorts by onto the profile, so that a page of a million profiles is one index range.</summary>
    private async Task SummariseAsync(IEnumerable<(SubjectKind Kind, string Id)> subjects, CancellationToken cancellationToken)
    {
        foreach (var kind in subjects.Distinct().GroupBy(subject => subject.Kind, subject => subject.Id))
        {
            var scores = (await OfAsync(kind.Key, [.. kind], cancellationToken)).ToLookup(score => score.SubjectId, StringComparer.Ordinal);
            await _sql.ExecuteAsync(
                """
                UPDATE profile SET nps = r.nps, health = r.health, last_feedback_at = r.last_feedback_at, recency = r.recency, risk = r.risk
                FROM {rows} AS r WHERE profile.id = r.id
                """,
                RowSet.Of(kind.Order(StringComparer.Ordinal).Select(id => ScoreSummary.Of(id, kind.Key, scores[id])))
                    .Text("id", summary => summary.Id)
                    .Double("nps", summary => summary.Nps)
                    .Double("health", summary => summary.Health)
                    .Instant("last_feedback_at", summary => summary.LastFeedbackAt)
                    .Long("recency", summary => summary.LastFeedbackAt is { } at ? -Instants.ToMicroseconds(at) : 0)
                    .Double("risk", summary => summary.Risk),
                cancellationToken);
        }
    }

    private sealed record ScoreSummary(string Id, double? Nps, double? Health, DateTimeOffset? LastFeedbackAt, double Risk)
    {
        private const double Unknown = 1000;

        public static ScoreSummary Of(string id, SubjectKind kind, IEnumerable<Score> scores)
        {
            var byMeasure = scores.ToDictionary(score => score.Measure, StringComparer.Ordinal);
            var nps = byMeasure.GetValueOrDefault(Measure.Nps)?.Value;
            var health = byMeasure.GetValueOrDefault(Measure.Health)?.Value;
            // An answer is 0 to 10, an account's NPS -100 to 100; both are brought onto the scale of health.
            var scaled = kind is SubjectKind.Profile ? nps * 10 : (nps + 100) / 2;
            DateTimeOffset? last = byMeasure.Values.Where(score => FromAnswers.Contains(score.Measure)).Max(score => (DateTimeOffset?)score.At);
            return new ScoreSummary(id, nps, health, last, health ?? scaled ?? Unknown);
        }
    }
}
