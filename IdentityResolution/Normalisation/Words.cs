namespace CxHub.IdentityResolution.Normalisation;

/// <summary>Folded words of free text: runs of letters and digits, apostrophes joined, scripts without blanks as pairs of letters.</summary>
public static class Words
{
    /// <summary>At most <paramref name="most"/> words, in order.</summary>
    public static List<string> Split(ReadOnlySpan<char> text, int most = 400)
    {
        var words = new List<string>();
        var folded = Folding.Fold(text.Length > 20_000 ? text[..20_000] : text);
        var start = -1;

        for (var i = 0; i <= folded.Length && words.Count < most; i++)
        {
            var inside = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || (folded[i] == '\'' && start >= 0));

            if (inside)
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                AddWord(words, folded[start..i]);
                start = -1;
            }
        }

        return words;
    }

    private static void AddWord(List<string> words, string word)
    {
        word = word.Replace("'", "", StringComparison.Ordinal);

        if (word.Length > 2 && word[0] is >= '\u3040' and <= '\u9FFF')
        {
            // Chinese and Japanese write without blanks: overlapping pairs stand in for words.
            for (var i = 0; i + 1 < word.Length; i++)
            {
                words.Add(word.Substring(i, 2));
            }
        }
        else if (word.Length > 0)
        {
            words.Add(word);
        }
    }
}
