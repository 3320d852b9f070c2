using System.Data.Common;

namespace CxHub.Storage;

/// <summary>
/// Messages between the steps, in one table: the durable queue of the stand-alone hub, and the outbox before Service Bus.
/// Written in the transaction of the change they tell of. A message may be delivered again, never lost.
/// </summary>
public sealed class MessageQueue
{
    internal const string Columns = "id, queue, session_id, body, delivery_count, lock_token, enqueued_at, due_at";

    private readonly SqlSession _sql;
    private readonly HashSet<(string Queue, string? SessionId, string Body)> _sent = [];

    internal MessageQueue(SqlSession sql) => _sql = sql;

    /// <summary>
    /// Sends a message with this transaction. Identical messages (queue, session, body) that wait together are delivered as one:
    /// they are stored without looking at each other, so two writers never wait for one another, and the taker folds them.
    /// </summary>
    public Task SendAsync(string queue, string? sessionId, string body, TimeSpan? delay = null, CancellationToken cancellationToken = default) =>
        delay is null && !_sent.Add((queue, sessionId, body))
            ? Task.CompletedTask
            : InsertAsync(_sql.NewId(), queue, sessionId, body, 0, _sql.Now + (delay ?? TimeSpan.Zero), cancellationToken);

    /// <summary>
    /// Takes up to <paramref name="max"/> due messages for <paramref name="lockFor"/>, oldest first, one per session and none of a
    /// session that another worker holds. Needs a write transaction.
    /// </summary>
    public Task<IReadOnlyList<QueueMessage>> TakeAsync(string queue, int max, TimeSpan lockFor, CancellationToken cancellationToken = default) =>
        new MessageTaker(_sql).TakeAsync(queue, max, lockFor, cancellationToken);

    /// <summary>Lets go of messages that processes of this machine held when they died, so that a restart need not wait for their locks.</summary>
    public Task ReleaseAbandonedAsync(CancellationToken cancellationToken = default) => new MessageTaker(_sql).ReleaseAbandonedAsync(cancellationToken);

    /// <summary>
    /// The message is done. Called in the transaction that stores the effects, it makes them happen exactly once.
    /// </summary>
    /// <exception cref="LockLostException">The lock ran out and the message is somebody else's now; let the transaction roll back.</exception>
    public async Task CompleteAsync(QueueMessage message, CancellationToken cancellationToken = default)
    {
        if (await _sql.ExecuteAsync("DELETE FROM message WHERE id = @Id AND lock_token = @LockToken", new { message.Id, message.LockToken }, cancellationToken) is 0)
        {
            throw new LockLostException($"Message {message.Id} of {message.Queue}");
        }
    }

    /// <summary>Puts the message back, to be delivered again after the delay.</summary>
    /// <exception cref="LockLostException">The lock ran out and the message is somebody else's now.</exception>
    public async Task RetryAsync(QueueMessage message, TimeSpan delay, CancellationToken cancellationToken = default)
    {
        if (await _sql.ExecuteAsync(
            "UPDATE message SET lock_token = NULL, locked_until = NULL, due_at = @due WHERE id = @Id AND lock_token = @LockToken",
            new { message.Id, message.LockToken, due = _sql.Now + delay },
            cancellationToken) is 0)
        {
            throw new LockLostException($"Message {message.Id} of {message.Queue}");
        }
    }

    /// <summary>Moves the message to the failed ones, with the reason.</summary>
    /// <exception cref="LockLostException">The lock ran out and the message is somebody else's now.</exception>
    public async Task FailAsync(QueueMessage message, string reason, CancellationToken cancellationToken = default)
    {
        await CompleteAsync(message, cancellationToken);
        await RecordFailedAsync(new FailedMessage(message.Id, message.Queue, message.SessionId, message.Body, reason, message.DeliveryCount, _sql.Now), cancellationToken);
    }

    /// <summary>
    /// Messages to hand to Service Bus, oldest first, also those due later (<see cref="QueueMessage.DueAt"/> is the schedule). Needs a
    /// write transaction: identical ones are folded. After sending, <see cref="MarkSentAsync"/>; a crash between sends again with the same id.
    /// </summary>
    public async Task<IReadOnlyList<QueueMessage>> UnsentAsync(int max, CancellationToken cancellationToken = default)
    {
        var waiting = await _sql.ListAsync(
            $"SELECT {Columns} FROM message WHERE lock_token IS NULL ORDER BY due_at, seq LIMIT @max",
            new { max },
            Read,
            cancellationToken);
        var unsent = waiting.DistinctBy(message => (message.Queue, message.SessionId, message.Body, message.DueAt > _sql.Now ? message.DueAt : default)).ToList();
        await MarkSentAsync([.. waiting.Except(unsent).Select(message => message.Id)], cancellationToken);
        return unsent;
    }

    public Task MarkSentAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync("DELETE FROM message WHERE id IN (SELECT r.id FROM {rows} AS r)", RowSet.Ids(ids), cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<FailedMessage>> FailedAsync(int max, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT id, queue, session_id, body, reason, delivery_count, failed_at FROM failed_message ORDER BY failed_at DESC, id LIMIT @max",
            new { max },
            row => new FailedMessage(row.Text(0), row.Text(1), row.TextOrNull(2), row.Text(3), row.Text(4), row.Int(5), row.Instant(6)),
            cancellationToken);

    /// <summary>Sends a failed message again as a new one; false when it is not among the failed.</summary>
    public async Task<bool> ResendAsync(string id, CancellationToken cancellationToken = default)
    {
        var failed = await _sql.FirstAsync(
            "DELETE FROM failed_message WHERE id = @id RETURNING queue, session_id, body",
            new { id },
            row => (Queue: row.Text(0), SessionId: row.TextOrNull(1), Body: row.Text(2)),
            cancellationToken);
        if (failed.Queue is null)
        {
            return false;
        }

        await InsertAsync(_sql.NewId(), failed.Queue, failed.SessionId, failed.Body, 0, _sql.Now, cancellationToken);
        return true;
    }

    /// <summary>Records a message that failed elsewhere (received through Service Bus).</summary>
    public Task RecordFailedAsync(FailedMessage failed, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO failed_message (id, queue, session_id, body, reason, delivery_count, failed_at)
            SELECT id, queue, session_id, body, reason, delivery_count, failed_at FROM {rows} AS r WHERE TRUE
            ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, delivery_count = excluded.delivery_count, failed_at = excluded.failed_at
            """,
            RowSet.One(failed)
                .Text("id", row => row.Id)
                .Text("queue", row => row.Queue)
                .Text("session_id", row => row.SessionId)
                .Text("body", row => row.Body)
                .Text("reason", row => row.Reason)
                .Long("delivery_count", row => row.DeliveryCount)
                .Instant("failed_at", row => row.FailedAt),
            cancellationToken);

    /// <summary>Messages per queue, waiting, scheduled or being worked on; identical waiting ones count once.</summary>
    public async Task<IReadOnlyDictionary<string, long>> DepthsAsync(CancellationToken cancellationToken = default)
    {
        var depths = await _sql.ListAsync(
            """
            SELECT queue, COUNT(*) FROM (SELECT DISTINCT queue, session_id, body, lock_token FROM message) AS m GROUP BY queue
            """,
            SqlSession.NoArguments,
            row => (Queue: row.Text(0), Count: row.Long(1)),
            cancellationToken);
        return depths.ToDictionary(depth => depth.Queue, depth => depth.Count, StringComparer.Ordinal);
    }

    /// <summary>
    /// When the next message can be taken or the next lock runs out; null when the queues are empty. Messages behind one of their
    /// session that is being worked on do not count.
    /// </summary>
    public Task<DateTimeOffset?> NextVisibleAsync(CancellationToken cancellationToken = default) =>
        _sql.FirstAsync(
            """
            SELECT MIN(next) FROM (
                SELECT m.due_at AS next FROM message AS m
                WHERE m.lock_token IS NULL AND (m.session_id IS NULL OR NOT EXISTS (
                    SELECT 1 FROM message AS held WHERE held.queue = m.queue AND held.session_id = m.session_id AND held.lock_token IS NOT NULL))
                UNION ALL
                SELECT locked_until FROM message WHERE lock_token IS NOT NULL) AS moments
            """,
            SqlSession.NoArguments,
            row => row.InstantOrNull(0),
            cancellationToken);

    internal static QueueMessage Read(DbDataReader row) =>
        new(row.Text(0), row.Text(1), row.TextOrNull(2), row.Text(3), row.Int(4), row.TextOrNull(5) ?? string.Empty, row.Instant(6), row.Instant(7));

    private Task InsertAsync(string id, string queue, string? sessionId, string body, int deliveryCount, DateTimeOffset due, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO message (id, queue, session_id, body, delivery_count, enqueued_at, due_at)
            SELECT id, queue, session_id, body, @count, @now, @due FROM {rows} AS r
            """,
            RowSet.One(id)
                .Text("id", row => row)
                .Text("queue", _ => queue)
                .Text("session_id", _ => sessionId)
                .Text("body", _ => body)
                .With("count", deliveryCount)
                .With("now", _sql.Now)
                .With("due", due),
            cancellationToken);
}
