namespace CxHub.IdentityResolution.Clustering;

/// <summary>Two records, by position in the key order (A before B), and the weight between them in bits.</summary>
internal readonly record struct Edge(int A, int B, float Weight);
