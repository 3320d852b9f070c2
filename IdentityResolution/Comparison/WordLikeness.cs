namespace CxHub.IdentityResolution.Comparison;

/// <summary>Whether two different folded words are likely one word with a typing error.</summary>
internal static class WordLikeness
{
    /// <summary>One bit per letter present; words of one edit differ in at most two bits, of two edits in at most four.</summary>
    public static uint LetterMask(ReadOnlySpan<char> word)
    {
        uint mask = 0;

        foreach (var letter in word)
        {
            mask |= 1u << (letter & 31);
        }

        return mask;
    }

    /// <summary>What can be told from length and letters alone.</summary>
    public static bool MayBeClose(in Features.Term left, in Features.Term right) =>
        Math.Abs(left.Length - right.Length) <= 2
        && Math.Min(left.Length, right.Length) >= 3
        && System.Numerics.BitOperations.PopCount(left.Mask ^ right.Mask) <= 4;

    public static bool AreClose(string left, string right, uint leftMask, uint rightMask)
    {
        var shorter = Math.Min(left.Length, right.Length);
        var difference = Math.Abs(left.Length - right.Length);

        if (shorter < 3 || difference > 2 || System.Numerics.BitOperations.PopCount(leftMask ^ rightMask) > 4)
        {
            return false;
        }

        if (shorter == 3)
        {
            // Three letters hold little: only a swap or one letter more ("ann", "anne").
            return left[0] == right[0] && EditDistance.Within(left, right, 1) <= 1 && (difference == 1 || leftMask == rightMask);
        }

        var limit = shorter >= 7 ? 2 : 1;
        return EditDistance.Within(left, right, limit) <= limit
            || (shorter >= 5 && left[0] == right[0] && JaroWinkler.Similarity(left, right) >= 0.93);
    }
}
