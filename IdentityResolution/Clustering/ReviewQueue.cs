namespace CxHub.IdentityResolution.Clustering;

/// <summary>Chooses the pairs for review: one per two clusters, the most uncertain and the most consequential first; decided pairs are not asked again.</summary>
internal static class ReviewQueue
{
    /// <param name="edges">Pairs down to the end of the review band, strongest first.</param>
    /// <param name="clustersOf">The clusters of a pair's two records.</param>
    /// <param name="sizeOf">How many records a cluster has.</param>
    /// <param name="refused">Merges that the guard refused, strongest first.</param>
    /// <param name="pairOf">A pair by its records' keys.</param>
    /// <param name="decisions">What stewards have said already.</param>
    public static IReadOnlyList<ReviewPair> Build(
        IEnumerable<Edge> edges,
        Func<Edge, (int A, int B)> clustersOf,
        Func<int, int> sizeOf,
        IEnumerable<(Edge Edge, RefusalReason Reason)> refused,
        Func<Edge, ScoredPair> pairOf,
        IReadOnlyList<IdentityDecision> decisions)
    {
        var reasons = refused.DistinctBy(entry => Ordered(clustersOf(entry.Edge))).ToDictionary(entry => Ordered(clustersOf(entry.Edge)), entry => entry.Reason);
        var decided = decisions.SelectMany(said => new[] { (said.Left, said.Right), (said.Right, said.Left) }).ToHashSet();
        var asked = new HashSet<(int, int)>();
        var queue = new List<ReviewPair>();

        foreach (var edge in edges)
        {
            var clusters = Ordered(clustersOf(edge));
            if (clusters.A == clusters.B || !asked.Add(clusters)) { continue; }

            var reason = reasons.GetValueOrDefault(clusters);
            var pair = pairOf(edge);
            if (reason is RefusalReason.NeverMatch or RefusalReason.DistinctSource || decided.Contains((pair.Left, pair.Right))) { continue; }

            queue.Add(Valued(pair, reason, sizeOf(clusters.A) + sizeOf(clusters.B)));
        }

        return [.. queue.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Pair.Left.ToString(), StringComparer.Ordinal).ThenBy(pair => pair.Pair.Right.ToString(), StringComparer.Ordinal)];
    }

    // Entropy of the pair's probability, times the records that the answer moves.
    private static ReviewPair Valued(ScoredPair pair, RefusalReason reason, int affected)
    {
        var p = Math.Clamp(pair.Probability, 1e-9, 1 - 1e-9);
        var uncertainty = reason == RefusalReason.None ? -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p)) : 1;
        return new ReviewPair(pair, reason, affected, uncertainty * affected);
    }

    private static (int A, int B) Ordered((int A, int B) clusters) => clusters.A < clusters.B ? clusters : (clusters.B, clusters.A);
}
