namespace CxHub.Storage;

/// <summary>Leases within a transaction. Clocks of several machines must agree to well under a lease's duration.</summary>
public sealed class LeaseStore
{
    private readonly SqlSession _sql;

    internal LeaseStore(SqlSession sql) => _sql = sql;

    /// <summary>The lease, or null while somebody holds it.</summary>
    public Task<Lease?> TryAcquireAsync(string name, TimeSpan duration, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync(
            """
            INSERT INTO lease AS old (name, owner, until) VALUES (@name, @owner, @until)
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE old.until <= @Now
            RETURNING name, owner, until
            """,
            new { name, owner = ProcessOwner.New(), until = _sql.Now + duration, _sql.Now },
            row => new Lease(row.Text(0), row.Text(1), row.Instant(2)),
            cancellationToken);

    /// <summary>The lease until later, or null when it was lost.</summary>
    public Task<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        _sql.FirstAsync(
            "UPDATE lease SET until = @until WHERE name = @Name AND owner = @Owner RETURNING name, owner, until",
            new { lease.Name, lease.Owner, until = _sql.Now + duration },
            row => new Lease(row.Text(0), row.Text(1), row.Instant(2)),
            cancellationToken);

    /// <summary>Gives the lease back; does nothing when it was lost.</summary>
    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken = default) =>
        _sql.ExecuteAsync("DELETE FROM lease WHERE name = @Name AND owner = @Owner", new { lease.Name, lease.Owner }, cancellationToken);

    /// <summary>Gives back the leases of processes of this machine that no longer live; returns how many.</summary>
    public async Task<int> ReleaseAbandonedAsync(CancellationToken cancellationToken = default)
    {
        var held = await _sql.ListAsync("SELECT name, owner, until FROM lease", SqlSession.NoArguments, row => new Lease(row.Text(0), row.Text(1), row.Instant(2)), cancellationToken);
        Lease[] abandoned = [.. held.Where(lease => ProcessOwner.IsAbandoned(lease.Owner))];
        foreach (var lease in abandoned)
        {
            await ReleaseAsync(lease, cancellationToken);
        }

        return abandoned.Length;
    }

    /// <summary>Ties this transaction to the lease: nobody else can take it before the transaction ends.</summary>
    /// <exception cref="LockLostException">The lease is not held any more; let the transaction roll back.</exception>
    public async Task HoldAsync(Lease lease, CancellationToken cancellationToken = default)
    {
        if (await _sql.CountAsync("SELECT COUNT(*) FROM (SELECT 1 FROM lease WHERE name = @Name AND owner = @Owner {for_share}) AS held", new { lease.Name, lease.Owner }, cancellationToken) is 0)
        {
            throw new LockLostException($"Lease {lease.Name}");
        }
    }
}
