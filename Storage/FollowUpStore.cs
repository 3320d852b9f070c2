using System.Data.Common;
using CxHub.Domain.Loop;

namespace CxHub.Storage;

/// <summary>The follow-ups, one per key for ever.</summary>
public sealed class FollowUpStore
{
    private readonly SqlSession _sql;

    internal FollowUpStore(SqlSession sql) => _sql = sql;

    /// <summary>Stores a new follow-up; false when its key exists already, and then nothing is changed.</summary>
    public async Task<bool> AddAsync(FollowUp followUp, CancellationToken cancellationToken = default)
    {
        var added = await _sql.ListAsync(
            """
            INSERT INTO follow_up (key, rule, profile_id, target, state, feedback_ref, triggered_at, due_at, body)
            SELECT key, rule, profile_id, target, state, feedback_ref, triggered_at, due_at, body FROM {rows} AS r WHERE TRUE
            ON CONFLICT (key) DO NOTHING RETURNING key
            """,
            Rows(followUp),
            row => row.Text(0),
            cancellationToken);
        return added.Count is 1;
    }

    /// <exception cref="StoreException">There is no follow-up with this key.</exception>
    public async Task UpdateAsync(FollowUp followUp, CancellationToken cancellationToken = default)
    {
        var updated = await _sql.ListAsync(
            """
            UPDATE follow_up SET rule = r.rule, profile_id = r.profile_id, target = r.target, state = r.state, feedback_ref = r.feedback_ref,
                triggered_at = r.triggered_at, due_at = r.due_at, body = r.body
            FROM {rows} AS r WHERE follow_up.key = r.key RETURNING follow_up.key
            """,
            Rows(followUp),
            row => row.Text(0),
            cancellationToken);
        if (updated.Count is 0)
        {
            throw new StoreException($"Follow-up {followUp.Key} is not in the store; add it before updating it.");
        }
    }

    public Task<FollowUp?> FindAsync(string key, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync("SELECT body, profile_id FROM follow_up WHERE key = @key", new { key }, Read, cancellationToken);

    /// <summary>Follow-ups in a state, of one target or of all, those due first in front.</summary>
    public Task<IReadOnlyList<FollowUp>> InStateAsync(FollowUpState state, string? target, int max, CancellationToken cancellationToken = default) =>
        ListAsync(new FollowUpQuery { State = state, Target = target, Max = max }, cancellationToken);

    /// <summary>All follow-ups of profiles, newest first.</summary>
    public async Task<IReadOnlyList<FollowUp>> OfProfileAsync(IReadOnlyCollection<string> profileIds, CancellationToken cancellationToken = default)
    {
        var found = await _sql.ListAsync(
            "SELECT t.body, t.profile_id FROM {rows} AS r CROSS JOIN follow_up AS t WHERE t.profile_id = r.id",
            RowSet.Ids(profileIds),
            Read,
            cancellationToken);
        return [.. found.OrderByDescending(followUp => followUp.TriggeredAt).ThenBy(followUp => followUp.Key, StringComparer.Ordinal)];
    }

    /// <summary>Follow-ups that were opened at or after a moment, and those that the target has refused since.</summary>
    public async Task<IReadOnlyList<FollowUp>> OpenedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        var decided = await _sql.ListAsync("SELECT body, profile_id FROM follow_up WHERE state <> 'Pending' ORDER BY triggered_at, key", SqlSession.NoArguments, Read, cancellationToken);
        return [.. decided.Where(followUp => followUp.OpenedAt >= since || (followUp.State is FollowUpState.Rejected && followUp.TriggeredAt >= since))];
    }

    /// <summary>Follow-ups triggered at or after a moment, oldest first.</summary>
    public Task<IReadOnlyList<FollowUp>> TriggeredSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        _sql.ListAsync("SELECT body, profile_id FROM follow_up WHERE triggered_at >= @since ORDER BY triggered_at, key", new { since }, Read, cancellationToken);

    /// <summary>Work of a rule for a profile that is not finished: pending or open.</summary>
    public Task<IReadOnlyList<FollowUp>> OpenForAsync(string profileId, string rule, CancellationToken cancellationToken = default) =>
        _sql.ListAsync(
            "SELECT body, profile_id FROM follow_up WHERE profile_id = @profileId AND rule = @rule AND state IN ('Pending', 'Open') ORDER BY triggered_at, key",
            new { profileId, rule },
            Read,
            cancellationToken);

    public async Task<IReadOnlyList<FollowUp>> ListAsync(FollowUpQuery query, CancellationToken cancellationToken = default)
    {
        var after = query.After is null
            ? null
            : await _sql.FirstAsync("SELECT due_at FROM follow_up WHERE key = @After", new { query.After }, row => (DateTimeOffset?)row.Instant(0), cancellationToken);
        return await _sql.ListAsync(
            $"""
            SELECT body, profile_id FROM follow_up
            WHERE TRUE
                {(query.State is null ? "" : "AND state = @state")}
                {(query.Target is null ? "" : "AND target = @Target")}
                {(query.ProfileId is null ? "" : "AND profile_id = @ProfileId")}
                {(query.DueBefore is null ? "" : "AND due_at < @DueBefore")}
                {(after is null ? "" : "AND (due_at, key) > (@after, @key)")}
            ORDER BY due_at, key LIMIT @Max
            """,
            new { state = query.State?.ToString(), query.Target, query.ProfileId, query.DueBefore, after, key = query.After, query.Max },
            Read,
            cancellationToken);
    }

    /// <summary>How many follow-ups stand in each state; a state without any is 0.</summary>
    public async Task<IReadOnlyDictionary<FollowUpState, long>> CountsAsync(CancellationToken cancellationToken = default)
    {
        var counts = await _sql.ListAsync(
            "SELECT state, COUNT(*) FROM follow_up GROUP BY state",
            SqlSession.NoArguments,
            row => (State: row.Name<FollowUpState>(0), Count: row.Long(1)),
            cancellationToken);
        return Enum.GetValues<FollowUpState>().ToDictionary(state => state, state => counts.FirstOrDefault(count => count.State == state).Count);
    }

    /// <summary>The profile's column counts, not the copy in the body: it moves when profiles are merged or split.</summary>
    internal static FollowUp Read(DbDataReader row) => JsonColumn.Read<FollowUp>(row.Text(0)) with { ProfileId = row.Text(1) };

    private static RowSet<FollowUp> Rows(FollowUp followUp) => RowSet.One(followUp)
        .Text("key", row => row.Key)
        .Text("rule", row => row.Rule)
        .Text("profile_id", row => row.ProfileId)
        .Text("target", row => row.Target)
        .Name("state", row => row.State)
        .Text("feedback_ref", row => row.FeedbackKey.ToString())
        .Instant("triggered_at", row => row.TriggeredAt)
        .Instant("due_at", row => row.Order.DueAt)
        .Text("body", row => JsonColumn.Write(row));
}
