namespace CxHub.IdentityResolution.Clustering;

/// <summary>A join of two groups of records: the pair that led to it, what the two groups weigh together in bits, and how many pairs of records it united.</summary>
internal readonly record struct Join(Edge Edge, double Weight, long Pairs);
