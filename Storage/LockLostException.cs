namespace CxHub.Storage;

/// <summary>
/// A message's lock or a lease ran out and somebody else may hold it now. Thrown inside a write, it rolls the whole transaction back,
/// so a worker that slept too long changes nothing.
/// </summary>
public sealed class LockLostException(string what) : Exception($"{what} is no longer held: its time ran out and another worker may have it. The work was rolled back; the other worker does it.");
