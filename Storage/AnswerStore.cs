using System.Data.Common;
using System.Runtime.CompilerServices;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>Completed answers as columns: counted, filtered and judged in the database, not by reading every feedback's JSON.</summary>
public sealed class AnswerStore
{
    private const int PageSize = 2_000;

    private const string Judgement = "a.sentiment, a.sentiment_score, a.sentiment_probability, a.sentiment_because, a.sentiment_model";

    private const string WithBody = "answer AS a JOIN canonical AS c ON c.kind = 'Feedback' AND c.source = a.source AND c.entity = a.entity AND c.id = a.id";

    private readonly SqlSession _sql;

    private readonly CorrectionStore _corrections;

    internal AnswerStore(SqlSession sql)
    {
        _sql = sql;
        _corrections = new CorrectionStore(sql);
    }

    /// <summary>Answers whose comment waits to be judged, in the order of their keys.</summary>
    public Task<IReadOnlyList<Feedback>> UnjudgedAsync(int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"SELECT c.body FROM {WithBody} WHERE a.comment_hash IS NOT NULL AND a.judge IS NULL ORDER BY a.source, a.entity, a.id LIMIT @max",
            new { max },
            row => JsonColumn.Read<Feedback>(row.Text(0)),
            cancellationToken);

    /// <summary>Stores what <paramref name="judge"/> says; where a person corrected a judge, that stands. An answer that is gone, or whose comment is gone, is passed over.</summary>
    public async Task JudgeAsync(string judge, IReadOnlyCollection<(SourceKey Key, CommentSentiment Sentiment)> judged, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync(
            """
            UPDATE answer SET judge = @judge, sentiment = r.sentiment, sentiment_score = r.score, sentiment_probability = r.probability, sentiment_because = r.because, sentiment_model = r.model
            FROM {rows} AS r
            WHERE answer.source = r.source AND answer.entity = r.entity AND answer.id = r.id AND answer.comment_hash IS NOT NULL
            """,
            RowSet.Of(judged.OrderBy(one => one.Key))
                .Key(one => one.Key)
                .Text("sentiment", one => one.Sentiment.Label)
                .Double("score", one => one.Sentiment.Score)
                .Double("probability", one => one.Sentiment.Probability)
                .Text("because", one => one.Sentiment.Because)
                .Text("model", one => one.Sentiment.Model)
                .With("judge", judge),
            cancellationToken);
        await _corrections.ApplyAsync([.. judged.Select(one => one.Key)], cancellationToken);
    }

    /// <summary>From now on the comments of these answers are about these topics and no others.</summary>
    public async Task PutTopicsAsync(IReadOnlyCollection<SourceKey> answers, IReadOnlyCollection<AnswerTopic> topics, CancellationToken cancellationToken = default)
    {
        await _sql.ExecuteAsync("DELETE FROM answer_topic WHERE (source, entity, id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)", RowSet.Keys(answers), cancellationToken);
        await _sql.ExecuteAsync(
            "INSERT INTO answer_topic (source, entity, id, topic, sentiment) SELECT source, entity, id, topic, sentiment FROM {rows} AS r",
            RowSet.Of(topics.OrderBy(topic => topic.Answer)).Key(topic => topic.Answer).Text("topic", topic => topic.Topic).Text("sentiment", topic => topic.Sentiment),
            cancellationToken);
    }

    /// <summary>Comments answered after <paramref name="from"/> and not after <paramref name="to"/>, by topic and by how they speak of it, with one row for those about none.</summary>
    public Task<IReadOnlyList<TopicCount>> TopicsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"""
            SELECT t.topic, t.sentiment, COUNT(*), {OverviewStore.BandsOf("a.nps")}
            FROM answer AS a LEFT JOIN answer_topic AS t ON t.source = a.source AND t.entity = a.entity AND t.id = a.id
            WHERE a.comment_hash IS NOT NULL AND a.answered_at > @from AND a.answered_at <= @to
            GROUP BY t.topic, t.sentiment ORDER BY t.topic, t.sentiment
            """,
            new { from, to },
            row => new TopicCount(row.TextOrNull(0), row.TextOrNull(1), row.Long(2), OverviewStore.Counts(row, 3)),
            cancellationToken);

    /// <summary>How many comments there are in a time, and the answers beside them.</summary>
    public async Task<(long Comments, NpsCounts Nps)> CommentsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) => await _sql.FirstAsync(
        $"SELECT COUNT(*), {OverviewStore.BandsOf("a.nps")} FROM answer AS a WHERE a.comment_hash IS NOT NULL AND a.answered_at > @from AND a.answered_at <= @to",
        new { from, to },
        row => (row.Long(0), OverviewStore.Counts(row, 1)),
        cancellationToken);

    /// <summary>What another judge said waits to be judged again; until then it stands.</summary>
    public Task JudgeAgainAsync(string judge, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync("UPDATE answer SET judge = NULL WHERE judge IS NOT NULL AND judge <> @judge", new { judge }, cancellationToken);

    /// <summary>How the comments of these answers speak; an answer without a judged comment is not in it.</summary>
    public async Task<IReadOnlyDictionary<SourceKey, CommentSentiment>> SentimentsAsync(IEnumerable<SourceKey> answers, CancellationToken cancellationToken = default) =>
        (await _sql.ListAsync(
            $$"""
            SELECT a.source, a.entity, a.id, {{Judgement}} FROM {rows} AS r
            CROSS JOIN answer AS a WHERE a.source = r.source AND a.entity = r.entity AND a.id = r.id AND a.sentiment IS NOT NULL
            """,
            RowSet.Keys(answers),
            row => (Key: row.Key(0), Sentiment: Sentiment(row, 3)!),
            cancellationToken)).ToDictionary(one => one.Key, one => one.Sentiment);

    /// <summary>How many answers a filter admits, and how many of each band among them.</summary>
    public async Task<(long Found, NpsCounts Bands)> CountAsync(AnswerFilter filter, CancellationToken cancellationToken = default) => await _sql.FirstAsync(
        $"SELECT COUNT(*), {OverviewStore.BandsOf("a.nps")} FROM answer AS a WHERE {Where(filter)}",
        Arguments(filter, 0, 0),
        row => (row.Long(0), OverviewStore.Counts(row, 1)),
        cancellationToken);

    /// <summary>Newest first; answers of the same moment by their key.</summary>
    public Task<IReadOnlyList<JudgedAnswer>> PageAsync(AnswerFilter filter, int skip, int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"SELECT c.body, {Judgement} FROM {WithBody} WHERE {Where(filter)} ORDER BY a.answered_at DESC, a.source, a.entity, a.id LIMIT @max OFFSET @skip",
            Arguments(filter, skip, max),
            row => new JudgedAnswer(JsonColumn.Read<Feedback>(row.Text(0)), Sentiment(row, 1)),
            cancellationToken);

    /// <summary>Every answer that a filter admits, by key, one page in memory at a time.</summary>
    public async IAsyncEnumerable<JudgedAnswer> AllAsync(AnswerFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = new SourceKey(string.Empty, string.Empty, string.Empty); ;)
        {
            var page = await _sql.ListAsync(
                $"""
                SELECT c.body, {Judgement} FROM {WithBody}
                WHERE {Where(filter)} AND (a.source, a.entity, a.id) > (@afterSource, @afterEntity, @afterId)
                ORDER BY a.source, a.entity, a.id LIMIT @max
                """,
                Arguments(filter, 0, PageSize, after),
                row => new JudgedAnswer(JsonColumn.Read<Feedback>(row.Text(0)), Sentiment(row, 1)),
                cancellationToken);
            foreach (var answer in page)
            {
                yield return answer;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Answer.Key;
        }
    }

    /// <summary>Touchpoints and sources that occur at all, in alphabetical order.</summary>
    public async Task<(IReadOnlyList<string> Touchpoints, IReadOnlyList<string> Sources)> PlacesAsync(CancellationToken cancellationToken = default) => (
        await _sql.ListAsync("SELECT DISTINCT touchpoint FROM answer WHERE touchpoint IS NOT NULL ORDER BY touchpoint", SqlSession.NoArguments, row => row.Text(0), cancellationToken),
        await _sql.ListAsync("SELECT DISTINCT source FROM answer ORDER BY source", SqlSession.NoArguments, row => row.Text(0), cancellationToken));

    /// <summary>Comments answered after <paramref name="from"/> and not after <paramref name="to"/>, by touchpoint and by how they speak.</summary>
    public Task<IReadOnlyList<MoodCount>> MoodsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            SELECT COALESCE(touchpoint, ''), sentiment, sentiment_model, COUNT(*) FROM answer
            WHERE comment_hash IS NOT NULL AND answered_at > @from AND answered_at <= @to
            GROUP BY COALESCE(touchpoint, ''), sentiment, sentiment_model ORDER BY 1, 2, 3
            """,
            new { from, to },
            row => new MoodCount(row.Text(0), row.TextOrNull(1), row.TextOrNull(2), row.Long(3)),
            cancellationToken);

    /// <summary>Answers given after <paramref name="from"/> and not after <paramref name="to"/>, counted by kind of survey, by a column and by what was answered: by all scores, or by <paramref name="only"/> one, which is quicker.</summary>
    public Task<IReadOnlyList<AnswerCount>> CountsAsync(AnswerColumn by, DateTimeOffset from, DateTimeOffset to, AnswerScore? only = null, CancellationToken cancellationToken = default)
    {
        var group = by switch { AnswerColumn.Touchpoint => "touchpoint", AnswerColumn.Channel => "channel", AnswerColumn.Language => "language", AnswerColumn.Source => "source", AnswerColumn.Survey => "survey_id", _ => "NULL" };
        string Score(AnswerScore score, string column) => only is null || only == score ? column : "CAST(NULL AS INTEGER)";
        return _sql.ListAsync(
            $"""
            SELECT survey_kind, grouped, nps, csat, ces, COUNT(*)
            FROM (
                SELECT survey_kind, {group} AS grouped, {Score(AnswerScore.Nps, "nps")} AS nps, {Score(AnswerScore.Csat, "csat")} AS csat, {Score(AnswerScore.Ces, "ces")} AS ces
                FROM answer WHERE answered_at > @from AND answered_at <= @to) AS asked
            GROUP BY survey_kind, grouped, nps, csat, ces ORDER BY 1, 2, 3, 4, 5
            """,
            new { from, to },
            row => new AnswerCount(row.Text(0), row.TextOrNull(1), IntOrNull(row, 2), IntOrNull(row, 3), IntOrNull(row, 4), row.Long(5)),
            cancellationToken);
    }

    /// <summary>Only completed answers are kept; one that is not completed any more is taken out again. A comment that changed waits to be judged.</summary>
    internal async Task PutAsync(IReadOnlyList<Feedback> feedback, CancellationToken cancellationToken)
    {
        await RemoveAsync([.. feedback.Where(answer => answer.Status is not "completed").Select(answer => answer.Key)], cancellationToken);
        await _sql.ExecuteAsync(
            """
            INSERT INTO answer AS old (source, entity, id, survey_kind, answered_at, nps, csat, ces, touchpoint, channel, language, survey_id, comment_hash)
            SELECT source, entity, id, survey_kind, answered_at, nps, csat, ces, touchpoint, channel, language, survey_id, comment_hash FROM {rows} AS r WHERE TRUE
            ON CONFLICT (source, entity, id) DO UPDATE SET
                survey_kind = excluded.survey_kind, answered_at = excluded.answered_at, nps = excluded.nps, csat = excluded.csat, ces = excluded.ces,
                touchpoint = excluded.touchpoint, channel = excluded.channel, language = excluded.language, survey_id = excluded.survey_id, comment_hash = excluded.comment_hash,
                judge = CASE WHEN old.comment_hash = excluded.comment_hash THEN old.judge END,
                sentiment = CASE WHEN old.comment_hash = excluded.comment_hash THEN old.sentiment END,
                sentiment_score = CASE WHEN old.comment_hash = excluded.comment_hash THEN old.sentiment_score END,
                sentiment_probability = CASE WHEN old.comment_hash = excluded.comment_hash THEN old.sentiment_probability END,
                sentiment_because = CASE WHEN old.comment_hash = excluded.comment_hash THEN old.sentiment_because END,
                sentiment_model = CASE WHEN old.comment_hash = excluded.comment_hash THEN old.sentiment_model END
            """,
            RowSet.Of(feedback.Where(answer => answer.Status is "completed"))
                .Key(answer => answer.Key)
                .Text("survey_kind", answer => answer.SurveyKind)
                .Instant("answered_at", answer => answer.AnsweredAt)
                .Long("nps", answer => answer.Nps)
                .Long("csat", answer => answer.Csat)
                .Long("ces", answer => answer.Ces)
                .Text("touchpoint", answer => answer.Touchpoint)
                .Text("channel", answer => answer.Channel)
                .Text("language", answer => answer.Language)
                .Text("survey_id", answer => answer.SurveyId)
                .Long("comment_hash", CommentHash),
            cancellationToken);
        await ForgetTopicsAsync([.. feedback.Select(answer => answer.Key)], cancellationToken);
        await _corrections.ForgetChangedAsync([.. feedback.Select(answer => answer.Key)], cancellationToken);
    }

    /// <summary>Of the comment and its language; null without a comment.</summary>
    internal static long? CommentHash(Feedback answer) => string.IsNullOrWhiteSpace(answer.Comment) ? null : Hashes.Of($"{answer.Language}|{answer.Comment}");

    /// <summary>Topics go with the judgement that found them.</summary>
    private Task ForgetTopicsAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            """
            DELETE FROM answer_topic WHERE (source, entity, id) IN (
                SELECT a.source, a.entity, a.id FROM {rows} AS r CROSS JOIN answer AS a
                WHERE a.source = r.source AND a.entity = r.entity AND a.id = r.id AND a.sentiment IS NULL)
            """,
            RowSet.Keys(keys),
            cancellationToken);

    internal async Task RemoveAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellationToken)
    {
        await _sql.ExecuteAsync("DELETE FROM answer_topic WHERE (source, entity, id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)", RowSet.Keys(keys), cancellationToken);
        await _sql.ExecuteAsync("DELETE FROM comment_correction WHERE (source, entity, id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)", RowSet.Keys(keys), cancellationToken);
        await _sql.ExecuteAsync("DELETE FROM answer WHERE (source, entity, id) IN (SELECT r.source, r.entity, r.id FROM {rows} AS r)", RowSet.Keys(keys), cancellationToken);
    }

    private static string Where(AnswerFilter filter)
    {
        string?[] conditions =
        [
            "TRUE",
            filter.Band switch { "promoter" => "a.nps >= 9", "passive" => "a.nps >= 7 AND a.nps < 9", "detractor" => "a.nps < 7", _ => null },
            filter.Touchpoint is null ? null : "a.touchpoint = @Touchpoint",
            filter.Source is null ? null : "a.source = @Source",
            filter.Sentiment is null ? null : "a.sentiment = @Sentiment",
            filter.CommentsOnly ? "a.comment_hash IS NOT NULL" : null,
            filter.After is null ? null : "a.answered_at > @After",
        ];
        return string.Join(" AND ", conditions.OfType<string>());
    }

    private static object Arguments(AnswerFilter filter, int skip, int max, SourceKey after = default) => new
    {
        filter.Touchpoint,
        filter.Source,
        filter.Sentiment,
        After = filter.After ?? DateTimeOffset.UnixEpoch,
        skip,
        max,
        afterSource = after.Source,
        afterEntity = after.Entity,
        afterId = after.Id,
    };

    private static int? IntOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Int(column);

    private static CommentSentiment? Sentiment(DbDataReader row, int first) => row.IsDBNull(first)
        ? null
        : new(row.Text(first), row.DoubleOrNull(first + 1) ?? 0, row.DoubleOrNull(first + 2), row.TextOrNull(first + 3), row.Text(first + 4));
}
