using System.Numerics;
using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution.Features;

/// <summary>
/// Whether words say the same letters in one row, one edit apart at most: the space between them slipped, went, or became a letter. Family names stand first or last, so
/// either row may begin with any of its words, and one of three may be a middle name that the other side leaves out.
/// </summary>
internal static class ShiftedWords
{
    private const int LeastLetters = 6;
    private const int MostLetters = 64;
    private const int None = -1;

    public static bool Agree(NameTable names, ReadOnlySpan<int> left, ReadOnlySpan<int> right) =>
        left.Length > right.Length ? Agree(names, right, left) : !left.IsEmpty && left.Length + right.Length >= 3 && (AgreeWithout(names, left, right, None) || AgreeWithoutOne(names, left, right));

    private static bool AgreeWithoutOne(NameTable names, ReadOnlySpan<int> fewer, ReadOnlySpan<int> more)
    {
        for (var middle = 0; more.Length >= 3 && middle < more.Length; middle++)
        {
            if (AgreeWithout(names, fewer, more, middle)) { return true; }
        }

        return false;
    }

    private static bool AgreeWithout(NameTable names, ReadOnlySpan<int> fewer, ReadOnlySpan<int> more, int without)
    {
        if (!MayAgree(Letters(names, fewer, None), Letters(names, more, without))) { return false; }

        Span<char> one = stackalloc char[MostLetters], other = stackalloc char[MostLetters];
        var row = one[..Write(names, fewer, 0, None, one)];

        for (var first = 0; first < more.Length; first++)
        {
            if (EditDistance.Within(row, other[..Write(names, more, first, without, other)], 1) <= 1) { return true; }
        }

        return false;
    }

    private static bool MayAgree((int Count, uint Mask) left, (int Count, uint Mask) right) =>
        Math.Abs(left.Count - right.Count) <= 1
        && Math.Min(left.Count, right.Count) >= LeastLetters
        && Math.Max(left.Count, right.Count) <= MostLetters
        && BitOperations.PopCount(left.Mask ^ right.Mask) <= 2;

    private static (int Count, uint Mask) Letters(NameTable names, ReadOnlySpan<int> words, int without)
    {
        var (count, mask) = (0, 0u);

        for (var i = 0; i < words.Length; i++)
        {
            if (i != without) { (count, mask) = (count + names.Terms[words[i]].Length, mask | names.Terms[words[i]].Mask); }
        }

        return (count, mask);
    }

    private static int Write(NameTable names, ReadOnlySpan<int> words, int first, int without, Span<char> row)
    {
        var at = 0;

        for (var i = 0; i < words.Length; i++)
        {
            var word = (first + i) % words.Length;
            if (word == without) { continue; }

            var text = names.Terms.Text(words[word]);
            text.CopyTo(row[at..]);
            at += text.Length;
        }

        return at;
    }
}
