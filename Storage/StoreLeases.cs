namespace CxHub.Storage;

/// <summary>Leases with a transaction per call, for timers and pumps.</summary>
public sealed class StoreLeases
{
    private readonly HubStore _store;

    internal StoreLeases(HubStore store) => _store = store;

    /// <inheritdoc cref="LeaseStore.TryAcquireAsync"/>
    public Task<Lease?> TryAcquireAsync(string name, TimeSpan duration, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Leases.TryAcquireAsync(name, duration, cancellationToken), cancellationToken);

    /// <inheritdoc cref="LeaseStore.RenewAsync"/>
    public Task<Lease?> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Leases.RenewAsync(lease, duration, cancellationToken), cancellationToken);

    /// <inheritdoc cref="LeaseStore.ReleaseAsync"/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => session.Leases.ReleaseAsync(lease, cancellationToken), cancellationToken);
}
