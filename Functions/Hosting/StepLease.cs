using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>Runs a step under its lease in the store, so that work for one key is never done by two workers at once; renews the lease while the step runs.</summary>
public sealed class StepLease(HubStore store, TimeProvider clock)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(45);

    /// <exception cref="StepBusyException">Another worker holds the lease.</exception>
    public async Task<T> RunAsync<T>(string step, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var lease = await store.WriteAsync(session => session.Leases.TryAcquireAsync(step, Duration, cancellationToken), cancellationToken)
            ?? throw new StepBusyException(step);

        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(lease, scope.Token);
        try
        {
            return await work(scope.Token);
        }
        finally
        {
            await scope.CancelAsync();
            await renewing;
            await store.WriteAsync(session => session.Leases.ReleaseAsync(lease, CancellationToken.None), CancellationToken.None);
        }
    }

    private async Task RenewAsync(Lease lease, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Duration / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await store.WriteAsync(session => session.Leases.RenewAsync(lease, Duration, cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The step has ended.
        }
    }
}
