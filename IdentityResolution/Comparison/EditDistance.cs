namespace CxHub.IdentityResolution.Comparison;

/// <summary>
/// Damerau-Levenshtein distance in its optimal string alignment form: insertions, deletions, substitutions and swaps of neighbours each cost 1,
/// and no part is edited twice.
/// </summary>
public static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 when it is greater than the limit.</summary>
    public static int Within(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        Trim(ref left, ref right);

        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return limit + 1;
        }

        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length + right.Length;
        }

        return right.Length > 250 ? limit + 1 : Banded(left, right, limit);
    }

    // A common start or end never takes part in a cheapest alignment's edits.
    private static void Trim(ref ReadOnlySpan<char> left, ref ReadOnlySpan<char> right)
    {
        var start = left.CommonPrefixLength(right);
        left = left[start..];
        right = right[start..];

        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }
    }

    private static int Banded(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        Span<int> rows = stackalloc int[3 * (right.Length + 1)];
        var before = rows[..(right.Length + 1)];
        var above = rows.Slice(right.Length + 1, right.Length + 1);
        var current = rows[(2 * (right.Length + 1))..];

        for (var j = 0; j <= right.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            if (FillRow(left, right, i, before, above, current) > limit)
            {
                return limit + 1;
            }

            var spare = before;
            before = above;
            above = current;
            current = spare;
        }

        return Math.Min(above[right.Length], limit + 1);
    }

    private static int FillRow(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int i, Span<int> before, Span<int> above, Span<int> current)
    {
        current[0] = i;
        var least = i;

        for (var j = 1; j <= right.Length; j++)
        {
            var cost = left[i - 1] == right[j - 1] ? 0 : 1;
            var value = Math.Min(Math.Min(current[j - 1], above[j]) + 1, above[j - 1] + cost);

            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
            {
                value = Math.Min(value, before[j - 2] + 1);
            }

            current[j] = value;
            least = Math.Min(least, value);
        }

        return least;
    }
}
