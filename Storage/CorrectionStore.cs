using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>What stewards said about how comments speak, one word per answer; it stands until the comment itself changes.</summary>
public sealed class CorrectionStore
{
    private const string Commented = "answer AS a JOIN canonical AS c ON c.kind = 'Feedback' AND c.source = a.source AND c.entity = a.entity AND c.id = a.id";

    private readonly SqlSession _sql;

    internal CorrectionStore(SqlSession sql) => _sql = sql;

    /// <summary>From now on the comment speaks as <paramref name="label"/> says, whoever judges it. Returns the answer, or null where there is no such comment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The label is not one of sentiment.</exception>
    public async Task<Feedback?> PutAsync(SourceKey answer, string label, string by, CancellationToken cancellationToken = default)
    {
        if (label is not (CommentSentiment.Positive or CommentSentiment.Neutral or CommentSentiment.Negative))
        {
            throw new ArgumentOutOfRangeException(nameof(label), label, "A comment speaks positive, neutral or negative.");
        }

        if (await FindAsync(answer, cancellationToken) is not { } feedback)
        {
            return null;
        }

        await _sql.ExecuteAsync(
            """
            INSERT INTO comment_correction (source, entity, id, label, comment_hash, corrected_by, at)
            SELECT source, entity, id, label, comment_hash, corrected_by, at FROM {rows} AS r WHERE TRUE
            ON CONFLICT (source, entity, id) DO UPDATE SET label = excluded.label, comment_hash = excluded.comment_hash, corrected_by = excluded.corrected_by, at = excluded.at
            """,
            RowSet.One(feedback)
                .Key(one => one.Key)
                .Text("label", _ => label)
                .Long("comment_hash", AnswerStore.CommentHash)
                .Text("corrected_by", _ => by)
                .Instant("at", _ => _sql.Now),
            cancellationToken);
        await ApplyAsync([answer], cancellationToken);
        return feedback;
    }

    /// <summary>All of them, oldest first.</summary>
    public Task<IReadOnlyList<CommentCorrection>> AllAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            $"""
            SELECT c.body, k.label, k.corrected_by, k.at
            FROM {Commented} JOIN comment_correction AS k ON k.source = a.source AND k.entity = a.entity AND k.id = a.id
            WHERE a.comment_hash IS NOT NULL ORDER BY k.at, k.source, k.entity, k.id
            """,
            SqlSession.NoArguments,
            row => new CommentCorrection(JsonColumn.Read<Feedback>(row.Text(0)), row.Text(1), row.Text(2), row.Instant(3)),
            cancellationToken);

    /// <summary>Whatever a judge said about these answers, what a person said stands.</summary>
    internal Task ApplyAsync(IReadOnlyCollection<SourceKey> answers, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            $$"""
            UPDATE answer SET
                sentiment = k.label, sentiment_score = CASE k.label WHEN '{{CommentSentiment.Positive}}' THEN 1.0 WHEN '{{CommentSentiment.Negative}}' THEN -1.0 ELSE 0.0 END,
                sentiment_probability = NULL, sentiment_because = NULL, sentiment_model = '{{CommentSentiment.Steward}}'
            FROM {rows} AS r CROSS JOIN comment_correction AS k
            WHERE k.source = r.source AND k.entity = r.entity AND k.id = r.id AND answer.source = k.source AND answer.entity = k.entity AND answer.id = k.id
            """,
            RowSet.Keys(answers),
            cancellationToken);

    /// <summary>A correction goes with the comment it was made of.</summary>
    internal Task ForgetChangedAsync(IReadOnlyCollection<SourceKey> answers, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            """
            DELETE FROM comment_correction WHERE (source, entity, id) IN (
                SELECT k.source, k.entity, k.id FROM {rows} AS r CROSS JOIN comment_correction AS k
                LEFT JOIN answer AS a ON a.source = k.source AND a.entity = k.entity AND a.id = k.id
                WHERE k.source = r.source AND k.entity = r.entity AND k.id = r.id AND (a.comment_hash IS NULL OR a.comment_hash <> k.comment_hash))
            """,
            RowSet.Keys(answers),
            cancellationToken);

    private Task<Feedback?> FindAsync(SourceKey answer, CancellationToken cancellationToken) =>
        _sql.FirstAsync<Feedback?>(
            $"SELECT c.body FROM {Commented} WHERE a.source = @Source AND a.entity = @Entity AND a.id = @Id AND a.comment_hash IS NOT NULL",
            new { answer.Source, answer.Entity, answer.Id },
            row => JsonColumn.Read<Feedback>(row.Text(0)),
            cancellationToken);
}
