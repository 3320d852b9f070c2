namespace CxHub.Storage;

/// <summary>Chooses which messages a worker gets: due, oldest first, one per session, and none that another worker is choosing.</summary>
internal sealed class MessageTaker(SqlSession sql)
{
    public async Task<IReadOnlyList<QueueMessage>> TakeAsync(string queue, int max, TimeSpan lockFor, CancellationToken cancellationToken)
    {
        var now = sql.Now;
        await ReleaseExpiredAsync(now, cancellationToken);
        var taken = await sql.ListAsync(
            $$"""
            WITH next AS MATERIALIZED (
                SELECT m.seq FROM message AS m
                WHERE m.queue = @queue AND m.lock_token IS NULL AND m.due_at <= @now
                    AND NOT EXISTS (
                        SELECT 1 FROM message AS first
                        WHERE first.queue = m.queue AND first.lock_token IS NULL AND first.due_at <= @now AND (first.due_at, first.seq) < (m.due_at, m.seq)
                            AND (first.session_id = m.session_id OR (first.session_id IS NULL AND m.session_id IS NULL AND first.body = m.body)))
                    AND (m.session_id IS NULL OR NOT EXISTS (
                        SELECT 1 FROM message AS held
                        WHERE held.queue = m.queue AND held.session_id = m.session_id AND held.lock_token IS NOT NULL))
                ORDER BY m.due_at, m.seq LIMIT @max {skip_locked})
            UPDATE message SET lock_token = @token, locked_until = @until, delivery_count = delivery_count + 1
            WHERE seq IN (SELECT seq FROM next)
            RETURNING {{MessageQueue.Columns}}
            """,
            new { queue, max, now, until = now + lockFor, token = ProcessOwner.New() },
            MessageQueue.Read,
            cancellationToken);
        await FoldAsync(taken, now, cancellationToken);
        return [.. taken.OrderBy(message => message.DueAt).ThenBy(message => message.Id, StringComparer.Ordinal)];
    }

    /// <summary>Lets go of messages that processes of this machine held when they died, so that a restart need not wait for their locks.</summary>
    public async Task ReleaseAbandonedAsync(CancellationToken cancellationToken)
    {
        var holders = await sql.ListAsync("SELECT DISTINCT lock_token FROM message WHERE lock_token IS NOT NULL", SqlSession.NoArguments, row => row.Text(0), cancellationToken);
        foreach (var token in holders.Where(ProcessOwner.IsAbandoned))
        {
            await sql.ExecuteAsync("UPDATE message SET lock_token = NULL, locked_until = NULL WHERE lock_token = @token", new { token }, cancellationToken);
        }
    }

    /// <summary>A worker that died gives its messages back when its lock runs out.</summary>
    private Task<int> ReleaseExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            WITH expired AS MATERIALIZED (SELECT seq FROM message WHERE lock_token IS NOT NULL AND locked_until <= @now {skip_locked})
            UPDATE message SET lock_token = NULL, locked_until = NULL
            WHERE seq IN (SELECT seq FROM expired)
            """,
            new { now },
            cancellationToken);

    /// <summary>
    /// Drops waiting messages that say what a taken one says: all of them were committed before it was taken, so its work sees their
    /// changes. Scheduled ones stay.
    /// </summary>
    private Task FoldAsync(IReadOnlyList<QueueMessage> taken, DateTimeOffset now, CancellationToken cancellationToken) =>
        sql.ExecuteAsync(
            """
            DELETE FROM message WHERE seq IN (
                SELECT m.seq FROM {rows} AS r CROSS JOIN message AS m
                WHERE m.queue = r.queue AND m.body = r.body AND m.session_id IS NOT DISTINCT FROM r.session_id AND m.lock_token IS NULL AND m.due_at <= @now)
            """,
            RowSet.Of(taken)
                .Text("queue", message => message.Queue)
                .Text("session_id", message => message.SessionId)
                .Text("body", message => message.Body)
                .With("now", now),
            cancellationToken);
}
