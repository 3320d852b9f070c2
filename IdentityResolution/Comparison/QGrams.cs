namespace CxHub.IdentityResolution.Comparison;

/// <summary>Dice coefficient of the multisets of letter pairs, 0..1: 2·|common| / (|a| + |b|), for texts too long or too shuffled for an edit distance.</summary>
public static class QGrams
{
    public static double Dice(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length < 2 || right.Length < 2)
        {
            return left.SequenceEqual(right) ? 1 : 0;
        }

        var leftPairs = Pairs(left);
        var rightPairs = Pairs(right);
        int common = 0, i = 0, j = 0;

        while (i < leftPairs.Length && j < rightPairs.Length)
        {
            var order = leftPairs[i].CompareTo(rightPairs[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return 2.0 * common / (leftPairs.Length + rightPairs.Length);
    }

    private static int[] Pairs(ReadOnlySpan<char> text)
    {
        var pairs = new int[text.Length - 1];

        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = (text[i] << 16) | text[i + 1];
        }

        Array.Sort(pairs);
        return pairs;
    }
}
