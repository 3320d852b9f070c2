using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>The stewards' decisions, one per pair of records whichever side is named first.</summary>
public sealed class DecisionStore
{
    private readonly SqlSession _sql;

    internal DecisionStore(SqlSession sql) => _sql = sql;

    /// <exception cref="ArgumentOutOfRangeException">The verdict is neither same nor different, or both sides are one record.</exception>
    public Task PutAsync(IdentityDecision decision, CancellationToken cancellationToken = default)
    {
        if (decision.Verdict is not ("same" or "different") || decision.Left == decision.Right)
        {
            throw new ArgumentOutOfRangeException(nameof(decision), decision.Verdict, "A decision says 'same' or 'different' about two records.");
        }

        var (left, right) = decision.Left < decision.Right ? (decision.Left, decision.Right) : (decision.Right, decision.Left);
        return _sql.ExecuteAsync(
            """
            INSERT INTO identity_decision (left_source, left_entity, left_id, right_source, right_entity, right_id, verdict, decided_by, at, reason)
            SELECT left_source, left_entity, left_id, right_source, right_entity, right_id, verdict, decided_by, at, reason FROM {rows} AS r WHERE TRUE
            ON CONFLICT (left_source, left_entity, left_id, right_source, right_entity, right_id) DO UPDATE SET
                verdict = excluded.verdict, decided_by = excluded.decided_by, at = excluded.at, reason = excluded.reason
            """,
            RowSet.One(decision)
                .Key(_ => left, "left_")
                .Key(_ => right, "right_")
                .Text("verdict", row => row.Verdict)
                .Text("decided_by", row => row.By)
                .Instant("at", row => row.At)
                .Text("reason", row => row.Reason),
            cancellationToken);
    }

    public Task<IReadOnlyList<IdentityDecision>> AllAsync(CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            """
            SELECT left_source, left_entity, left_id, right_source, right_entity, right_id, verdict, decided_by, at, reason
            FROM identity_decision ORDER BY left_source, left_entity, left_id, right_source, right_entity, right_id
            """,
            SqlSession.NoArguments,
            row => new IdentityDecision(row.Key(0), row.Key(3), row.Text(6), row.Text(7), row.Instant(8), row.TextOrNull(9)),
            cancellationToken);

    /// <summary>Takes a decision back.</summary>
    public Task RemoveAsync(SourceKey one, SourceKey other, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            DELETE FROM identity_decision WHERE (left_source, left_entity, left_id, right_source, right_entity, right_id)
                IN (SELECT r.left_source, r.left_entity, r.left_id, r.right_source, r.right_entity, r.right_id FROM {rows} AS r)
            """,
            RowSet.One(one < other ? (Left: one, Right: other) : (Left: other, Right: one)).Key(pair => pair.Left, "left_").Key(pair => pair.Right, "right_"),
            cancellationToken);
}
