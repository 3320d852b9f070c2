namespace CxHub.IdentityResolution.Blocking;

/// <summary>How many candidate pairs a data set of a size may cost: generous where the whole is small, linear where it is large.</summary>
internal static class PairBudget
{
    public const int StrongCap = 400;

    private static readonly int[] Caps = [10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 400];

    /// <summary>The largest cap whose pairs stay within the rule's share; <paramref name="sizes"/> counts blocks by size up to the strong cap.</summary>
    public static int CapFor(BlockRule rule, long[] sizes, int records, int rules)
    {
        var share = (2_500_000 + (9.0 * records)) / Math.Max(8, rules) * (rule.Strong ? 4 : 1.5);
        var chosen = Caps[0];

        foreach (var cap in Caps)
        {
            if (PairsWithin(sizes, cap) > share) { break; }

            chosen = cap;
        }

        return chosen;
    }

    private static double PairsWithin(long[] sizes, int cap)
    {
        double pairs = 0;

        for (var size = 2; size <= cap; size++) { pairs += sizes[size] * (size * (size - 1) / 2.0); }

        return pairs;
    }
}
