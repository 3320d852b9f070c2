using System.Text;

namespace CxHub.Insights.Text;

/// <summary>Replaces links by <c>xurlx</c> and @handles by <c>xuserx</c>: that there is one may matter, which one does not.</summary>
internal static class Links
{
    private static readonly string[] Starts = ["http://", "https://", "www."];

    public static string Replace(string lower)
    {
        if (!lower.Contains('@', StringComparison.Ordinal) && !lower.Contains("http", StringComparison.Ordinal) && !lower.Contains("www.", StringComparison.Ordinal))
        {
            return lower;
        }

        StringBuilder replaced = new(lower.Length);
        var position = 0;

        while (position < lower.Length)
        {
            var (length, word) = lower[position] switch
            {
                '@' => (HandleLength(lower, position), "xuserx"),
                'h' or 'w' when Starts.Any(start => string.CompareOrdinal(lower, position, start, 0, start.Length) == 0) => (UrlLength(lower, position), "xurlx"),
                _ => (0, ""),
            };

            if (length > 0)
            {
                replaced.Append(word);
            }
            else
            {
                replaced.Append(lower[position]);
            }

            position += Math.Max(length, 1);
        }

        return replaced.ToString();
    }

    private static int UrlLength(string text, int start)
    {
        var end = start;

        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end - start;
    }

    private static int HandleLength(string text, int at)
    {
        var end = at + 1;

        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_'))
        {
            end++;
        }

        return end > at + 1 ? end - at : 0;
    }
}
