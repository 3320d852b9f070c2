using CxHub.IdentityResolution.Clustering;

namespace CxHub.IdentityResolution;

/// <summary>A pair strong enough to merge whose groups the guard kept apart: a household, a twin, a junior, or a profile that would be too large.</summary>
public sealed record RefusedMerge(ScoredPair Pair, RefusalReason Reason);
