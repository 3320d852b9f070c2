namespace CxHub.IdentityResolution.Clustering;

/// <summary>
/// Chooses the threshold from the joins of a run: a wrong join of two profiles of five makes twenty-five wrong pairs, so the share of right pairs is estimated over all pairs
/// that the joins unite, not over those that were scored.
/// </summary>
internal static class MergeThreshold
{
    /// <summary>The lowest weight at which the pairs united from there on are right in the wanted share; at least <paramref name="least"/>.</summary>
    public static double Choose(IReadOnlyList<Join> joins, double precision, double least)
    {
        double right = 0, all = 0;

        // Where no join reaches the share, one that reaches it by itself would.
        var threshold = Math.Log2(precision / (1 - precision));

        foreach (var join in joins.OrderByDescending(join => join.Weight).ThenBy(join => join.Pairs))
        {
            right += join.Pairs / (1 + Math.Pow(2, -join.Weight));
            all += join.Pairs;
            threshold = right >= precision * all ? join.Weight : threshold;
        }

        return all == 0 || right >= precision * all ? least : Math.Max(least, threshold);
    }
}
