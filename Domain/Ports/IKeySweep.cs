namespace CxHub.Domain.Ports;

/// <summary>
/// A source that can list the ids of all its live records cheaply. What was erased without a trace (an emptied recycle bin, a table without
/// change tracking) is found by absence: every record the hub holds and the sweep does not name is gone.
/// </summary>
public interface IKeySweep
{
    /// <summary>Ids in pages. Only a sweep that ends without an exception proves absence.</summary>
    IAsyncEnumerable<IReadOnlyList<string>> SweepAsync(string entity, CancellationToken cancellationToken);
}
