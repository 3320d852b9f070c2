using CxHub.IdentityResolution.Clustering;

namespace CxHub.IdentityResolution;

/// <summary>
/// Two records that a steward should look at: close to the threshold, or strong but kept apart by the guard. <see cref="Affected"/> records would change their
/// profile; <see cref="Value"/> orders the queue.
/// </summary>
public sealed record ReviewPair(ScoredPair Pair, RefusalReason Refusal, int Affected, double Value);
