namespace CxHub.IdentityResolution.Clustering;

/// <summary>Chooses the pairs for review: one per two clusters, the most uncertain and the most consequential first; decided pairs are not asked again.</summary>
internal static class ReviewQueue
{
    public static IReadOnlyList<ReviewPair> Build(IdentityResult result, Edge[] edges, IReadOnlyList<IdentityDecision> decisions)
    {
        var forest = result.Clustering.Forest;
        var refused = result.Clustering.Refused.DistinctBy(entry => Pair(forest, entry.Edge)).ToDictionary(entry => Pair(forest, entry.Edge), entry => entry.Reason);
        var decided = decisions.SelectMany(said => new[] { (said.Left, said.Right), (said.Right, said.Left) }).ToHashSet();
        var asked = new HashSet<(int, int)>();
        var queue = new List<ReviewPair>();

        foreach (var edge in edges)
        {
            if (edge.Weight < result.Threshold - result.Settings.ReviewBits) { break; }

            var pair = Pair(forest, edge);
            if (pair.Item1 == pair.Item2 || !asked.Add(pair)) { continue; }

            Add(result, edge, refused.GetValueOrDefault(pair), decided, queue);
        }

        return [.. queue.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Pair.Left.ToString(), StringComparer.Ordinal).ThenBy(pair => pair.Pair.Right.ToString(), StringComparer.Ordinal)];
    }

    private static void Add(IdentityResult result, Edge edge, RefusalReason reason, HashSet<(RecordKey, RecordKey)> decided, List<ReviewPair> queue)
    {
        var scored = result.PairOf(edge);

        if (reason is RefusalReason.NeverMatch or RefusalReason.DistinctSource || decided.Contains((scored.Left, scored.Right))) { return; }

        var forest = result.Clustering.Forest;
        var affected = forest.Size(forest.Find(edge.A)) + forest.Size(forest.Find(edge.B));

        // Entropy of the pair's probability, times the records that the answer moves.
        var p = Math.Clamp(scored.Probability, 1e-9, 1 - 1e-9);
        var uncertainty = reason == RefusalReason.None ? -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p)) : 1;
        queue.Add(new ReviewPair(scored, reason, affected, uncertainty * affected));
    }

    private static (int, int) Pair(Forest forest, Edge edge)
    {
        var (a, b) = (forest.Find(edge.A), forest.Find(edge.B));
        return a < b ? (a, b) : (b, a);
    }
}
