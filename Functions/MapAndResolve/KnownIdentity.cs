using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Incremental;

namespace CxHub.Functions.MapAndResolve;

/// <summary>
/// What a process knows of one kind: who is who by the records and decisions it has read, the generation of the store that it follows, and which records the store may
/// still hold in other profiles than this.
/// </summary>
public sealed class KnownIdentity(IdentityState state, long generation)
{
    private HashSet<RecordKey>? _unsettled;

    public IdentityState State => state;

    public long Generation { get; private set; } = generation;

    /// <summary>Grows with every change, so that what was derived from the state can be kept until then.</summary>
    public int Version { get; private set; }

    /// <summary>Records whose profile in the store may be another one than here; null when that may be any, because the state was made anew.</summary>
    public IReadOnlySet<RecordKey>? Unsettled => _unsettled;

    public void Follow(IdentityChange change)
    {
        _unsettled?.UnionWith(change.Before.Concat(change.After).SelectMany(members => members));
        Version++;
    }

    /// <summary>The state follows the store up to a generation that another process stored.</summary>
    public void CaughtUp(long generation) => Generation = generation;

    /// <summary>The store holds what the state says.</summary>
    public void Settled(long generation)
    {
        (Generation, _unsettled) = (generation, []);
        Version++;
    }
}
