using CxHub.Domain;
using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>
/// What all processes resolve with: the frozen model of each kind of profile, a generation that grows with every resolution, and the records that recent generations
/// looked at, so that a process which knows an earlier one can follow.
/// </summary>
public sealed class IdentityStore
{
    /// <summary>A resolution of more records is not followed record by record.</summary>
    private const int MostFollowed = 5_000;

    /// <summary>So many generations can be followed.</summary>
    private const int GenerationsKept = 500;

    private readonly SqlSession _sql;

    internal IdentityStore(SqlSession sql) => _sql = sql;

    /// <summary>Null before the first training.</summary>
    public Task<IdentityHead?> HeadAsync(SubjectKind kind, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync(
            "SELECT generation, training, settings_hash, records, reason, trained_at FROM identity_model WHERE kind = @kind",
            new { kind = kind.ToString() },
            row => new IdentityHead(row.Long(0), row.Int(1), row.Text(2), row.Int(3), row.Text(4), row.Instant(5)),
            cancellationToken);

    /// <summary>Everything that is frozen, as it was given to <see cref="TrainAsync"/>.</summary>
    public Task<string?> SnapshotAsync(SubjectKind kind, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync("SELECT snapshot FROM identity_model WHERE kind = @kind", new { kind = kind.ToString() }, row => row.Text(0), cancellationToken);

    /// <summary>The records looked at after a generation; null when that is not known any more and the records must be read anew.</summary>
    public async Task<IReadOnlyList<SourceKey>?> ChangesSinceAsync(SubjectKind kind, long generation, CancellationToken cancellationToken = default)
    {
        var arguments = new { kind = kind.ToString(), generation };
        if (await _sql.CountAsync("SELECT COUNT(*) FROM identity_model WHERE kind = @kind AND complete_after <= @generation", arguments, cancellationToken) is 0)
        {
            return null;
        }

        var changes = await _sql.ListAsync(
            "SELECT DISTINCT source, entity, id FROM identity_change WHERE kind = @kind AND generation > @generation", arguments, row => row.Key(0), cancellationToken);
        return [.. changes.Order()];
    }

    /// <summary>
    /// Begins the next generation, which looks at these records; the first statement of a resolution's transaction. <paramref name="known"/> is the generation that the
    /// resolution stands on, 0 before the first.
    /// </summary>
    /// <exception cref="LockLostException">Somebody else resolved or erased since; let the transaction roll back and begin again.</exception>
    public async Task AdvanceAsync(SubjectKind kind, long known, IReadOnlyCollection<SourceKey> records, CancellationToken cancellationToken = default)
    {
        var next = await _sql.FirstAsync(
            "UPDATE identity_model SET generation = generation + 1 WHERE kind = @kind AND generation = @known RETURNING generation",
            new { kind = kind.ToString(), known },
            row => (long?)row.Long(0),
            cancellationToken);
        if (next is null && (known > 0 || await HeadAsync(kind, cancellationToken) is not null))
        {
            throw new LockLostException($"The resolution of {kind} records at generation {known}");
        }

        if (next is { } generation)
        {
            await LogAsync(kind, generation, records, cancellationToken);
        }
    }

    /// <summary>Puts a model in force. Other processes read the records anew.</summary>
    public Task TrainAsync(SubjectKind kind, IdentityTraining training, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync(
            """
            INSERT INTO identity_model AS old (kind, generation, complete_after, training, settings_hash, records, reason, trained_at, snapshot)
            SELECT @kind, 1, 1, 1, r.settings_hash, r.records, r.reason, @now, r.snapshot FROM {rows} AS r WHERE TRUE
            ON CONFLICT (kind) DO UPDATE SET
                complete_after = old.generation, training = old.training + 1, settings_hash = excluded.settings_hash, records = excluded.records,
                reason = excluded.reason, trained_at = excluded.trained_at, snapshot = excluded.snapshot
            """,
            RowSet.One(training)
                .Text("settings_hash", row => row.SettingsHash)
                .Long("records", row => row.Records)
                .Text("reason", row => row.Reason)
                .Text("snapshot", row => row.Snapshot)
                .With("kind", kind.ToString())
                .With("now", _sql.Now),
            cancellationToken);

    /// <summary>The next resolution of every kind trains its model anew.</summary>
    public Task AskForTrainingAsync(CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync("UPDATE identity_model SET settings_hash = ''", SqlSession.NoArguments, cancellationToken);

    /// <summary>What processes know of records is not true any more (an erasure): they read the records anew.</summary>
    internal Task ForgetAsync(CancellationToken cancellationToken) =>
        _sql.ExecuteAsync("UPDATE identity_model SET generation = generation + 1, complete_after = generation + 1", SqlSession.NoArguments, cancellationToken);

    private async Task LogAsync(SubjectKind kind, long generation, IReadOnlyCollection<SourceKey> records, CancellationToken cancellationToken)
    {
        var completeAfter = records.Count > MostFollowed ? generation : generation - GenerationsKept;
        var arguments = new { kind = kind.ToString(), completeAfter };
        await _sql.ExecuteAsync("UPDATE identity_model SET complete_after = @completeAfter WHERE kind = @kind AND complete_after < @completeAfter", arguments, cancellationToken);
        await _sql.ExecuteAsync("DELETE FROM identity_change WHERE kind = @kind AND generation <= @completeAfter", arguments, cancellationToken);
        await _sql.ExecuteAsync(
            "INSERT INTO identity_change (kind, generation, source, entity, id) SELECT @kind, @generation, source, entity, id FROM {rows} AS r",
            RowSet.Keys(records.Count > MostFollowed ? [] : records).With("kind", kind.ToString()).With("generation", generation),
            cancellationToken);
    }
}
