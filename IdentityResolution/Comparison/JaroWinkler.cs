namespace CxHub.IdentityResolution.Comparison;

/// <summary>
/// Jaro-Winkler similarity, 0..1: J = (m/|a| + m/|b| + (m−t)/m)/3 with the window max(|a|,|b|)/2 − 1, then J + 0.1·min(ℓ,4)·(1−J)
/// (Winkler 1990, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage").
/// </summary>
public static class JaroWinkler
{
    public static double Similarity(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var jaro = Jaro(left, right);
        var prefix = Math.Min(4, left.CommonPrefixLength(right));
        return jaro + (0.1 * prefix * (1 - jaro));
    }

    public static double Jaro(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == right.Length ? 1 : 0;
        }

        // Longer words take the first 64 letters: one machine word of marks per side.
        left = left[..Math.Min(64, left.Length)];
        right = right[..Math.Min(64, right.Length)];
        var (leftMarks, rightMarks) = Match(left, right);
        var matches = System.Numerics.BitOperations.PopCount(leftMarks);

        if (matches == 0)
        {
            return 0;
        }

        double m = matches;
        var transpositions = Transpositions(left, right, leftMarks, rightMarks);
        return ((m / left.Length) + (m / right.Length) + ((m - transpositions) / m)) / 3;
    }

    private static (ulong Left, ulong Right) Match(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var window = Math.Max(0, (Math.Max(left.Length, right.Length) / 2) - 1);
        ulong leftMarks = 0, rightMarks = 0;

        for (var i = 0; i < left.Length; i++)
        {
            var end = Math.Min(right.Length - 1, i + window);

            for (var j = Math.Max(0, i - window); j <= end; j++)
            {
                if (left[i] == right[j] && (rightMarks & (1UL << j)) == 0)
                {
                    leftMarks |= 1UL << i;
                    rightMarks |= 1UL << j;
                    break;
                }
            }
        }

        return (leftMarks, rightMarks);
    }

    private static double Transpositions(ReadOnlySpan<char> left, ReadOnlySpan<char> right, ulong leftMarks, ulong rightMarks)
    {
        var outOfPlace = 0;

        while (leftMarks != 0)
        {
            var i = System.Numerics.BitOperations.TrailingZeroCount(leftMarks);
            var j = System.Numerics.BitOperations.TrailingZeroCount(rightMarks);
            outOfPlace += left[i] == right[j] ? 0 : 1;
            leftMarks &= leftMarks - 1;
            rightMarks &= rightMarks - 1;
        }

        return outOfPlace / 2.0;
    }
}
